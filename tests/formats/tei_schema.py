"""What of TEI P5 our documents may have, as a RELAX NG schema; the public one has a megabyte."""

WORD = r'<data type="token"><param name="pattern">[^\p{C}\p{Z}]+</param></data>'
POINTERS = '<list><oneOrMore><data type="anyURI"/></oneOrMore></list>'
ID = '<optional><attribute name="xml:id"><data type="ID"/></attribute></optional>'
NOTE = '<optional><attribute name="n"/></optional>'

SCHEMA = f"""
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="TEI">
  <element name="teiHeader"><element name="fileDesc">
    <element name="titleStmt"><element name="title"><text/></element></element>
    <element name="publicationStmt"><element name="p"><text/></element></element>
    <element name="sourceDesc"><element name="p"><text/></element></element>
  </element></element>
  <oneOrMore><element name="standOff"><attribute name="type">{WORD}</attribute>
    <oneOrMore><choice>
      <ref name="fs"/>
      <element name="spanGrp"><zeroOrMore><ref name="span"/></zeroOrMore></element>
      <element name="listRelation"><oneOrMore><ref name="relation"/></oneOrMore></element>
    </choice></oneOrMore>
  </element></oneOrMore>
  <element name="text"><element name="body">{ID}
    <attribute name="xml:space"><value>preserve</value></attribute>
    <oneOrMore><element name="p"><text/></element></oneOrMore>
  </element></element>
</element></start>
<define name="span"><element name="span">{ID}{NOTE}
  <attribute name="target">{POINTERS}</attribute>
  <optional><attribute name="ana">{POINTERS}</attribute></optional><text/>
</element></define>
<define name="relation"><element name="relation">{ID}
  <attribute name="name">{WORD}</attribute>
  <attribute name="active">{POINTERS}</attribute><attribute name="passive">{POINTERS}</attribute>
  <optional><attribute name="ana">{POINTERS}</attribute></optional>
</element></define>
<define name="fs"><element name="fs">{ID}<optional><attribute name="type">{WORD}</attribute></optional>
  <zeroOrMore><element name="f"><attribute name="name"><data type="Name"/></attribute>{NOTE}
    <choice><ref name="fs"/><ref name="value"/>
      <element name="vColl"><attribute name="org"><value>list</value></attribute>
        <zeroOrMore><ref name="value"/></zeroOrMore></element>
    </choice>
  </element></zeroOrMore>
</element></define>
<define name="value"><choice>
  <element name="string">{NOTE}<text/></element>
  <element name="numeric"><attribute name="value"><data type="double"/></attribute></element>
  <element name="binary"><attribute name="value"><data type="boolean"/></attribute></element>
  <element name="default"><empty/></element>
</choice></define>
</grammar>
"""
