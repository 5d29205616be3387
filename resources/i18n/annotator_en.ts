<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Agreement</name>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles left out: nobody knows when they were done</source>
        <translation>
            <numerusform>%Ln article left out: nobody knows when it was done</numerusform>
            <numerusform>%Ln articles left out: nobody knows when they were done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles left out: their annotators went by different versions</source>
        <translation>
            <numerusform>%Ln article left out: its annotators went by different versions</numerusform>
            <numerusform>%Ln articles left out: their annotators went by different versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln places</source>
        <translation>
            <numerusform>%Ln place</numerusform>
            <numerusform>%Ln places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln places differ</source>
        <translation>
            <numerusform>%Ln place differs</numerusform>
            <numerusform>%Ln places differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln times</source>
        <translation>
            <numerusform>%Ln time</numerusform>
            <numerusform>%Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln more articles, done by both, would bring it to ± 0.05.</source>
        <translation>
            <numerusform>About %Ln more article, done by both, would bring it to ± 0.05.</numerusform>
            <numerusform>About %Ln more articles, done by both, would bring it to ± 0.05.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln more articles, done by two, would bring it to ± 0.05.</source>
        <translation>
            <numerusform>About %Ln more article, done by two, would bring it to ± 0.05.</numerusform>
            <numerusform>About %Ln more articles, done by two, would bring it to ± 0.05.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AlikeDialog</name>
    <message numerus="yes">
        <source>&amp;Decide %Ln</source>
        <translation>
            <numerusform>&amp;Decide %Ln</numerusform>
            <numerusform>&amp;Decide %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more, decided as well</source>
        <translation>
            <numerusform>and %Ln more, decided as well</numerusform>
            <numerusform>and %Ln more, decided as well</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnotateScreen</name>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ArticleModel</name>
    <message numerus="yes">
        <source>%Ln annotations</source>
        <translation>
            <numerusform>%Ln annotation</numerusform>
            <numerusform>%Ln annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message numerus="yes">
        <source>(%n times)</source>
        <translation>
            <numerusform>(%n time)</numerusform>
            <numerusform>(%n times)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Further faults are in the log file: %n</source>
        <translation>
            <numerusform>One further fault is in the log file (%n)</numerusform>
            <numerusform>Further faults are in the log file: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message numerus="yes">
        <source>%Ln agreed marks taken into gold</source>
        <translation>
            <numerusform>%Ln agreed mark taken into gold</numerusform>
            <numerusform>%Ln agreed marks taken into gold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln disagreements decided; Ctrl+Z takes all of it back</source>
        <translation>
            <numerusform>%Ln disagreement decided; Ctrl+Z takes it back</numerusform>
            <numerusform>%Ln disagreements decided; Ctrl+Z takes all of it back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are still open ({kinds}); decide them first.</source>
        <translation>
            <numerusform>%Ln is still open ({kinds}); decide it first.</numerusform>
            <numerusform>%Ln are still open ({kinds}); decide them first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n annotators here; {digit} means nobody.</source>
        <translation>
            <numerusform>There is %n annotator here; {digit} means nobody.</numerusform>
            <numerusform>There are %n annotators here; {digit} means nobody.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln character</numerusform>
            <numerusform>%Ln characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message numerus="yes">
        <source>%Ln readings confirmed</source>
        <translation>
            <numerusform>%Ln reading confirmed</numerusform>
            <numerusform>%Ln readings confirmed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n annotations</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relations</source>
        <translation>
            <numerusform>%n relation</numerusform>
            <numerusform>%n relations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportChoices</name>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> with %Ln annotations</source>
        <translation>
            <numerusform> with %Ln annotation</numerusform>
            <numerusform> with %Ln annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindAllPanel</name>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message numerus="yes">
        <source>%Ln annotations</source>
        <translation>
            <numerusform>%Ln annotation</numerusform>
            <numerusform>%Ln annotations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln relations</source>
        <translation>
            <numerusform>%Ln relation</numerusform>
            <numerusform>%Ln relations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Hovering</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message numerus="yes">
        <source>%n remarks</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles imported</source>
        <translation>
            <numerusform>%n article imported</numerusform>
            <numerusform>%n articles imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n known already</numerusform>
            <numerusform>%n known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotations</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message numerus="yes">
        <source>%n annotations</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fragments</source>
        <translation>
            <numerusform>%n fragment</numerusform>
            <numerusform>%n fragments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n numbers not yet confirmed</source>
        <translation>
            <numerusform>%n number not yet confirmed</numerusform>
            <numerusform>%n numbers not yet confirmed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LabelsWiring</name>
    <message numerus="yes">
        <source>%n labels are new in the scheme: {labels}</source>
        <translation>
            <numerusform>%n label is new in the scheme: {labels}</numerusform>
            <numerusform>%n labels are new in the scheme: {labels}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message numerus="yes">
        <source>%Ln contradictions</source>
        <translation>
            <numerusform>%Ln contradiction</numerusform>
            <numerusform>%Ln contradictions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln numeric claims</source>
        <translation>
            <numerusform>%Ln numeric claim</numerusform>
            <numerusform>%Ln numeric claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln speakers</source>
        <translation>
            <numerusform>%Ln speaker</numerusform>
            <numerusform>%Ln speakers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerExport</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NamesModel</name>
    <message numerus="yes">
        <source>%n mentions</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OwnerModel</name>
    <message numerus="yes">
        <source>%Ln in use</source>
        <translation>
            <numerusform>%Ln in use</numerusform>
            <numerusform>%Ln in use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PalettePanel</name>
    <message numerus="yes">
        <source>The best %Ln; type on for others</source>
        <translation>
            <numerusform>The best %Ln; type on for others</numerusform>
            <numerusform>The best %Ln; type on for others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaneBoard</name>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>All %n</numerusform>
            <numerusform>All %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassBar</name>
    <message numerus="yes">
        <source>Only {label}: {done} of %Ln articles</source>
        <translation>
            <numerusform>Only {label}: {done} of %Ln article</numerusform>
            <numerusform>Only {label}: {done} of %Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassDialog</name>
    <message numerus="yes">
        <source>{done} of %Ln articles</source>
        <translation>
            <numerusform>{done} of %Ln article</numerusform>
            <numerusform>{done} of %Ln articles</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassWiring</name>
    <message numerus="yes">
        <source>Begin the pass over “{label}” anew? That %Ln articles were done in it is forgotten; every annotation stays.</source>
        <translation>
            <numerusform>Begin the pass over “{label}” anew? That %Ln article was done in it is forgotten; every annotation stays.</numerusform>
            <numerusform>Begin the pass over “{label}” anew? That %Ln articles were done in it is forgotten; every annotation stays.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pointer</name>
    <message numerus="yes">
        <source>%n more parts above</source>
        <translation>
            <numerusform>%n more part above</numerusform>
            <numerusform>%n more parts above</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more parts below</source>
        <translation>
            <numerusform>%n more part below</numerusform>
            <numerusform>%n more parts below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message numerus="yes">
        <source>%n of {total} cannot be taken:</source>
        <translation>
            <numerusform>%n of {total} cannot be taken:</numerusform>
            <numerusform>%n of {total} cannot be taken:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message numerus="yes">
        <source>%Ln pages written to {file}</source>
        <translation>
            <numerusform>%Ln page written to {file}</numerusform>
            <numerusform>%Ln pages written to {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%Ln annotators</source>
        <translation>
            <numerusform>%Ln annotator</numerusform>
            <numerusform>%Ln annotators</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln article</numerusform>
            <numerusform>%Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln causes</source>
        <translation>
            <numerusform>%Ln cause</numerusform>
            <numerusform>%Ln causes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left to decide</source>
        <translation>
            <numerusform>%Ln left to decide</numerusform>
            <numerusform>%Ln left to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {all} marked this as {label}</source>
        <translation>
            <numerusform>%Ln of {all} marked this as {label}</numerusform>
            <numerusform>%Ln of {all} marked this as {label}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remarks (R)</source>
        <translation>
            <numerusform>%Ln remark (R)</numerusform>
            <numerusform>%Ln remarks (R)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stale</source>
        <translation>
            <numerusform>%Ln stale</numerusform>
            <numerusform>%Ln stale</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reviewers differ in %Ln places</source>
        <translation>
            <numerusform>reviewers differ in %Ln place</numerusform>
            <numerusform>reviewers differ in %Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message numerus="yes">
        <source>%Ln are still open; pressing it says which</source>
        <translation>
            <numerusform>%Ln is still open; pressing it says which</numerusform>
            <numerusform>%Ln are still open; pressing it says which</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewFoot</name>
    <message numerus="yes">
        <source>%Ln marks are in gold</source>
        <translation>
            <numerusform>%Ln mark is in gold</numerusform>
            <numerusform>%Ln marks are in gold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln agreed by all</source>
        <translation>
            <numerusform>%Ln agreed by all</numerusform>
            <numerusform>%Ln agreed by all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks that all agree on go into gold with the first decision</source>
        <translation>
            <numerusform>%Ln mark that all agree on goes into gold with the first decision</numerusform>
            <numerusform>%Ln marks that all agree on go into gold with the first decision</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowDrag</name>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation>
            <numerusform>%n number</numerusform>
            <numerusform>%n numbers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message numerus="yes">
        <source>%Ln articles assigned to {name}</source>
        <translation>
            <numerusform>%Ln article assigned to {name}</numerusform>
            <numerusform>%Ln articles assigned to {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sorting</name>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation>
            <numerusform>%n number</numerusform>
            <numerusform>%n numbers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the chosen numbers stay as they are.</source>
        <translation>
            <numerusform>%n of the chosen numbers stays as it is.</numerusform>
            <numerusform>%n of the chosen numbers stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message numerus="yes">
        <source>the same for %n further files with these columns</source>
        <translation>
            <numerusform>the same for %n further file with these columns</numerusform>
            <numerusform>the same for %n further files with these columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagAllDialog</name>
    <message numerus="yes">
        <source>In all my &amp;open articles (%Ln)</source>
        <translation>
            <numerusform>In my &amp;open article (%Ln)</numerusform>
            <numerusform>In all my &amp;open articles (%Ln)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{ticked} of {places} in %Ln articles</source>
        <translation>
            <numerusform>{ticked} of {places} in %Ln article</numerusform>
            <numerusform>{ticked} of {places} in %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %Ln places</source>
        <translation>
            <numerusform>Tag %Ln place</numerusform>
            <numerusform>Tag %Ln places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagAllWiring</name>
    <message numerus="yes">
        <source>%Ln places tagged as “{label}”</source>
        <translation>
            <numerusform>%Ln place tagged as “{label}”</numerusform>
            <numerusform>%Ln places tagged as “{label}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln articles</source>
        <translation>
            <numerusform>in %Ln article</numerusform>
            <numerusform>in %Ln articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out: tagged or closed meanwhile</source>
        <translation>
            <numerusform>%Ln left out: tagged or closed meanwhile</numerusform>
            <numerusform>%Ln left out: tagged or closed meanwhile</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ThingsWindow</name>
    <message numerus="yes">
        <source>%n mentions</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotations</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message numerus="yes">
        <source>%Ln h</source>
        <translation>
            <numerusform>%Ln h</numerusform>
            <numerusform>%Ln h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln min</numerusform>
            <numerusform>%Ln min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tying</name>
    <message numerus="yes">
        <source>%Ln ties accepted.</source>
        <translation>
            <numerusform>%Ln tie accepted.</numerusform>
            <numerusform>%Ln ties accepted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Wiring</name>
    <message numerus="yes">
        <source>Undone in %Ln articles: {action}</source>
        <translation>
            <numerusform>Undone in %Ln article: {action}</numerusform>
            <numerusform>Undone in %Ln articles: {action}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done again in %Ln articles: {action}</source>
        <translation>
            <numerusform>Done again in %Ln article: {action}</numerusform>
            <numerusform>Done again in %Ln articles: {action}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message numerus="yes">
        <source>a line has more than {n} characters; no article is so long, it was not read</source>
        <translation>
            <numerusform>a line has more than {n} character; no article is so long, it was not read</numerusform>
            <numerusform>a line has more than {n} characters; no article is so long, it was not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>it has more than {n} million elements; split it into its articles</source>
        <translation>
            <numerusform>it has more than {n} million elements; split it into its articles</numerusform>
            <numerusform>it has more than {n} million elements; split it into its articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its elements are nested more than {n} deep; no document is, and it was not read</source>
        <translation>
            <numerusform>its elements are nested more than {n} deep; no document is, and it was not read</numerusform>
            <numerusform>its elements are nested more than {n} deep; no document is, and it was not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its text has more than {n} million characters; split it into its articles</source>
        <translation>
            <numerusform>its text has more than {n} million characters; split it into its articles</numerusform>
            <numerusform>its text has more than {n} million characters; split it into its articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reading it took longer than {n} seconds and was given up; save it anew, or as plain text</source>
        <translation>
            <numerusform>reading it took longer than {n} second and was given up; save it anew, or as plain text</numerusform>
            <numerusform>reading it took longer than {n} seconds and was given up; save it anew, or as plain text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>something in it is repeated {n} times; no document is so, and it was not read</source>
        <translation>
            <numerusform>something in it is repeated {n} time; no document is so, and it was not read</numerusform>
            <numerusform>something in it is repeated {n} times; no document is so, and it was not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tables stand in tables more than {n} deep; no document is so, and it was not read</source>
        <translation>
            <numerusform>tables stand in tables more than {n} deep; no document is so, and it was not read</numerusform>
            <numerusform>tables stand in tables more than {n} deep; no document is so, and it was not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the file has {n} pages, more than any document; split it</source>
        <translation>
            <numerusform>the file has {n} page, more than any document; split it</numerusform>
            <numerusform>the file has {n} pages, more than any document; split it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the file has {n} parts packed in it, more than any document; it was not read</source>
        <translation>
            <numerusform>the file has {n} part packed in it, more than any document; it was not read</numerusform>
            <numerusform>the file has {n} parts packed in it, more than any document; it was not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the row has {n} cells, but there are {width} columns; put texts with a delimiter in quotes</source>
        <translation>
            <numerusform>the row has {n} cell, but there are {width} columns; put texts with a delimiter in quotes</numerusform>
            <numerusform>the row has {n} cells, but there are {width} columns; put texts with a delimiter in quotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the sheet has more than {n} rows, more than any; it was not read</source>
        <translation>
            <numerusform>the sheet has more than {n} row, more than any; it was not read</numerusform>
            <numerusform>the sheet has more than {n} rows, more than any; it was not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the table has {n} columns, more than any table of texts; check the delimiter</source>
        <translation>
            <numerusform>the table has {n} column, more than any table of texts; check the delimiter</numerusform>
            <numerusform>the table has {n} columns, more than any table of texts; check the delimiter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>there are more than {n} objects in the file; split it</source>
        <translation>
            <numerusform>there is more than {n} object in the file; split it</numerusform>
            <numerusform>there are more than {n} objects in the file; split it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unpacked, a group of its rows has more than {n} GB; it was not read</source>
        <translation>
            <numerusform>unpacked, a group of its rows has more than {n} GB; it was not read</numerusform>
            <numerusform>unpacked, a group of its rows has more than {n} GB; it was not read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{id} and {n} more</source>
        <translation>
            <numerusform>{id} and {n} more</numerusform>
            <numerusform>{id} and {n} more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} disagreements are still open; decide them first</source>
        <translation>
            <numerusform>{n} disagreement is still open; decide it first</numerusform>
            <numerusform>{n} disagreements are still open; decide them first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} values of “{name}” would go; say that they shall, or keep what they are</source>
        <translation>
            <numerusform>{n} value of “{name}” would go; say that it shall, or keep what it is</numerusform>
            <numerusform>{n} values of “{name}” would go; say that they shall, or keep what they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{where}, entry {n}: this is no object with texts; write one object an article</source>
        <translation>
            <numerusform>{where}, entry {n}: this is no object with texts; write one object an article</numerusform>
            <numerusform>{where}, entry {n}: this is no object with texts; write one object an article</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{where}, line {line}: the row has {n} cells, the first row has {width}; put texts with a delimiter in quotes, or name the delimiter</source>
        <translation>
            <numerusform>{where}, line {line}: the row has {n} cell, the first row has {width}; put texts with a delimiter in quotes, or name the delimiter</numerusform>
            <numerusform>{where}, line {line}: the row has {n} cells, the first row has {width}; put texts with a delimiter in quotes, or name the delimiter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{where}, line {line}: there are more than {n} elements in one piece; split it</source>
        <translation>
            <numerusform>{where}, line {line}: there is more than {n} element in one piece; split it</numerusform>
            <numerusform>{where}, line {line}: there are more than {n} elements in one piece; split it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{where}, line {line}: there are more than {n} elements in the file; split it</source>
        <translation>
            <numerusform>{where}, line {line}: there is more than {n} element in the file; split it</numerusform>
            <numerusform>{where}, line {line}: there are more than {n} elements in the file; split it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message numerus="yes">
        <source>comments were left out ({n})</source>
        <translation>
            <numerusform>a comment was left out ({n})</numerusform>
            <numerusform>comments were left out ({n})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>footnotes stand at the end of the text, their numbers in brackets ({n})</source>
        <translation>
            <numerusform>a footnote stands at the end of the text, its number in brackets ({n})</numerusform>
            <numerusform>footnotes stand at the end of the text, their numbers in brackets ({n})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>headers and footers were left out ({n})</source>
        <translation>
            <numerusform>a header or footer was left out ({n})</numerusform>
            <numerusform>headers and footers were left out ({n})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>headers, footers and page numbers were left out ({n}), such as: {examples}</source>
        <translation>
            <numerusform>a header, footer or page number was left out ({n}): {examples}</numerusform>
            <numerusform>headers, footers and page numbers were left out ({n}), such as: {examples}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hidden text was left out ({n})</source>
        <translation>
            <numerusform>hidden text was left out ({n})</numerusform>
            <numerusform>hidden text was left out ({n})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>letters have no known meaning in the file ({n}); look whether the text is right</source>
        <translation>
            <numerusform>a letter has no known meaning in the file ({n}); look whether the text is right</numerusform>
            <numerusform>letters have no known meaning in the file ({n}); look whether the text is right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pictures, drawings and embedded objects were left out ({n})</source>
        <translation>
            <numerusform>a picture, drawing or embedded object was left out ({n})</numerusform>
            <numerusform>pictures, drawings and embedded objects were left out ({n})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>dates whose day is not clear stay as they are ({n}), the first is {value} ({place})</source>
        <translation>
            <numerusform>a date whose day is not clear stays as it is ({n}): {value} ({place})</numerusform>
            <numerusform>dates whose day is not clear stay as they are ({n}), the first is {value} ({place})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rows without a text in the column {column} were left out ({n}), the first is {place}</source>
        <translation>
            <numerusform>a row without a text in the column {column} was left out ({n}): {place}</numerusform>
            <numerusform>rows without a text in the column {column} were left out ({n}), the first is {place}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>texts as long as a cell can be (32,767 characters) may have been cut off ({n}); look at their ends</source>
        <translation>
            <numerusform>a text as long as a cell can be (32,767 characters) may have been cut off ({n}); look at its end</numerusform>
            <numerusform>texts as long as a cell can be (32,767 characters) may have been cut off ({n}); look at their ends</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the main text was taken ({n} words of {all}); menus and what else surrounds it were left out</source>
        <translation>
            <numerusform>the main text was taken ({n} word of {all}); menus and what else surrounds it were left out</numerusform>
            <numerusform>the main text was taken ({n} words of {all}); menus and what else surrounds it were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tracked deletions were left out ({n}), insertions were taken</source>
        <translation>
            <numerusform>a tracked deletion was left out ({n}), insertions were taken</numerusform>
            <numerusform>tracked deletions were left out ({n}), insertions were taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>what stands before the first entry of the table of contents was left out ({n} words)</source>
        <translation>
            <numerusform>what stands before the first entry of the table of contents was left out ({n} word)</numerusform>
            <numerusform>what stands before the first entry of the table of contents was left out ({n} words)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>words that a hyphen cut at the end of a line were put together ({n})</source>
        <translation>
            <numerusform>a word that a hyphen cut at the end of a line was put together ({n})</numerusform>
            <numerusform>words that a hyphen cut at the end of a line were put together ({n})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} characters that no text can hold (NUL, lone surrogates) became U+FFFD</source>
        <translation>
            <numerusform>{n} character that no text can hold (NUL, lone surrogates) became U+FFFD</numerusform>
            <numerusform>{n} characters that no text can hold (NUL, lone surrogates) became U+FFFD</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} events (E) became relations from their triggers to what takes part in them</source>
        <translation>
            <numerusform>{n} event (E) became relations from its trigger to what takes part in it</numerusform>
            <numerusform>{n} events (E) became relations from their triggers to what takes part in them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} groups of equals (*) became relations from each member to the next</source>
        <translation>
            <numerusform>{n} group of equals (*) became relations from each member to the next</numerusform>
            <numerusform>{n} groups of equals (*) became relations from each member to the next</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} line ends became LF; offsets were moved along</source>
        <translation>
            <numerusform>{n} line end became LF; offsets were moved along</numerusform>
            <numerusform>{n} line ends became LF; offsets were moved along</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message numerus="yes">
        <source>%n annotations</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n article</numerusform>
            <numerusform>%n articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done sets among them</source>
        <translation>
            <numerusform>%n done set among them</numerusform>
            <numerusform>%n done sets among them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relations</source>
        <translation>
            <numerusform>%n relation</numerusform>
            <numerusform>%n relations</numerusform>
        </translation>
    </message>
</context>
</TS>
