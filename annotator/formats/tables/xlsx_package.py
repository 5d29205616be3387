"""The parts of a workbook beside its sheets: what it contains, how they are related, how cells look."""

from collections.abc import Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TEXT, BOLD = 1, 2
"""Styles: cells that stay texts whatever is typed into them, and the names of the columns."""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
_NOWHERE = 'fillId="0" borderId="0"'
_STYLES = f"""{XML}<styleSheet xmlns="{MAIN}">
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>
<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" {_NOWHERE}/></cellStyleXfs>
<cellXfs count="3"><xf numFmtId="0" fontId="0" {_NOWHERE} xfId="0"/>
<xf numFmtId="49" fontId="0" {_NOWHERE} xfId="0" applyNumberFormat="1"/>
<xf numFmtId="49" fontId="1" {_NOWHERE} xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>
"""


def parts_beside(sheets: Sequence[str]) -> list[tuple[str, str]]:
    """Names and contents of all parts but the sheets; those are `xl/worksheets/sheet1.xml` and so on."""
    numbered = list(enumerate(sheets, start=1))
    types = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_SHEETS}.{kind}+xml"/>\n'
        for name, kind in [
            ("workbook", "sheet.main"),
            ("styles", "styles"),
            *((f"worksheets/sheet{number}", "worksheet") for number, _name in numbered),
        ]
    )
    contents = (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types">\n'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\n'
        f'<Default Extension="xml" ContentType="application/xml"/>\n{types}</Types>\n'
    )
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in numbered
    )
    book = (
        f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets></workbook>\n"
    )
    related = [("worksheet", f"worksheets/sheet{number}.xml") for number, _name in numbered]
    return [
        ("[Content_Types].xml", contents),
        ("_rels/.rels", _related([("officeDocument", "xl/workbook.xml")])),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", _related([*related, ("styles", "styles.xml")])),
        ("xl/styles.xml", _STYLES),
    ]


def _related(parts: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, start=1)
    )
    return f"{_RELATIONS}{listed}</Relationships>\n"
