<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Annotator</source>
        <translation>Über Annotator</translation>
    </message>
    <message>
        <source>Version {version} with Qt {qt}</source>
        <translation>Version {version} mit Qt {qt}</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>Freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>Project: {place}</source>
        <translation>Projekt: {place}</translation>
    </message>
    <message>
        <source>Settings: {place}</source>
        <translation>Einstellungen: {place}</translation>
    </message>
    <message>
        <source>Log: {place}</source>
        <translation>Protokoll: {place}</translation>
    </message>
</context>
<context>
    <name>ActionTree</name>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
</context>
<context>
    <name>Agreement</name>
    <message>
        <source>alike</source>
        <translation>gleich</translation>
    </message>
    <message>
        <source>{label}: {kinds}</source>
        <translation>{label}: {kinds}</translation>
    </message>
    <message>
        <source>done {since} to {until}</source>
        <translation>fertig {since} bis {until}</translation>
    </message>
    <message>
        <source>done since {since}</source>
        <translation>fertig seit {since}</translation>
    </message>
    <message>
        <source>done until {until}</source>
        <translation>fertig bis {until}</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>any status</source>
        <translation>jeder Status</translation>
    </message>
    <message>
        <source>chosen articles only</source>
        <translation>nur gewählte Artikel</translation>
    </message>
    <message>
        <source>before review</source>
        <translation>vor der Prüfung</translation>
    </message>
    <message>
        <source>after review</source>
        <translation>nach der Prüfung</translation>
    </message>
    <message>
        <source>by characters</source>
        <translation>nach Zeichen</translation>
    </message>
    <message>
        <source>Report with tables and pictures (*.html)</source>
        <translation>Bericht mit Tabellen und Bildern (*.html)</translation>
    </message>
    <message>
        <source>This table (*.csv)</source>
        <translation>Diese Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>This picture (*.png)</source>
        <translation>Dieses Bild (*.png)</translation>
    </message>
    <message>
        <source>This picture, to be enlarged (*.svg)</source>
        <translation>Dieses Bild, zum Vergrößern (*.svg)</translation>
    </message>
    <message>
        <source>All figures for programs (*.json)</source>
        <translation>Alle Werte für Programme (*.json)</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>und {n} weitere</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>Of these alike</source>
        <translation>Davon gleich</translation>
    </message>
    <message>
        <source>Without a partner</source>
        <translation>Ohne Gegenstück</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Annotierende</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>The darker, the more agreement; – is not defined</source>
        <translation>Je dunkler, desto mehr Übereinstimmung; – ist nicht definiert</translation>
    </message>
    <message>
        <source>The lighter, the more agreement; – is not defined</source>
        <translation>Je heller, desto mehr Übereinstimmung; – ist nicht definiert</translation>
    </message>
    <message>
        <source>Articles, worst first</source>
        <translation>Artikel, die schlechtesten zuerst</translation>
    </message>
    <message>
        <source>Rests on {n} annotations of {people}.</source>
        <translation>Grundlage: {n} Annotationen von {people}.</translation>
    </message>
    <message>
        <source>None of {people} marked anything here.</source>
        <translation>Von {people} hat hier niemand etwas ausgezeichnet.</translation>
    </message>
    <message>
        <source>None of {people} has this label here.</source>
        <translation>Von {people} hat hier niemand dieses Label.</translation>
    </message>
    <message>
        <source>Everything is marked alike, so nothing varies.</source>
        <translation>Alles ist gleich ausgezeichnet, also unterscheidet sich nichts.</translation>
    </message>
    <message>
        <source>white space</source>
        <translation>Leerraum</translation>
    </message>
    <message>
        <source>quotation marks</source>
        <translation>Anführungszeichen</translation>
    </message>
    <message>
        <source>punctuation</source>
        <translation>Satzzeichen</translation>
    </message>
    <message>
        <source>a part of a word</source>
        <translation>ein Teil eines Worts</translation>
    </message>
    <message>
        <source>an article (the, ein, les)</source>
        <translation>ein Artikelwort (the, ein, les)</translation>
    </message>
    <message>
        <source>a word</source>
        <translation>ein Wort</translation>
    </message>
    <message>
        <source>several words</source>
        <translation>mehrere Wörter</translation>
    </message>
    <message>
        <source>What lies between</source>
        <translation>Was dazwischenliegt</translation>
    </message>
    <message>
        <source>The darker, the more often; lengths in characters</source>
        <translation>Je dunkler, desto öfter; Längen in Zeichen</translation>
    </message>
    <message>
        <source>The lighter, the more often; lengths in characters</source>
        <translation>Je heller, desto öfter; Längen in Zeichen</translation>
    </message>
    <message>
        <source>No boundary differs</source>
        <translation>Keine Grenze unterscheidet sich</translation>
    </message>
    <message>
        <source>Boundary differences</source>
        <translation>Unterschiede der Grenzen</translation>
    </message>
    <message>
        <source>Begin: {kind}</source>
        <translation>Anfang: {kind}</translation>
    </message>
    <message>
        <source>End: {kind}</source>
        <translation>Ende: {kind}</translation>
    </message>
    <message>
        <source>all lengths</source>
        <translation>alle Längen</translation>
    </message>
    <message>
        <source>{n} or more before</source>
        <translation>{n} oder mehr vor</translation>
    </message>
    <message>
        <source>{n} or more after</source>
        <translation>{n} oder mehr nach</translation>
    </message>
    <message>
        <source>{n} before</source>
        <translation>{n} vor</translation>
    </message>
    <message>
        <source>{n} after</source>
        <translation>{n} nach</translation>
    </message>
    <message>
        <source>{n} to {m} before</source>
        <translation>{n} bis {m} vor</translation>
    </message>
    <message>
        <source>{n} to {m} after</source>
        <translation>{n} bis {m} nach</translation>
    </message>
    <message>
        <source>the first</source>
        <translation>die erste</translation>
    </message>
    <message>
        <source>{n} times {b} begins elsewhere than {a}; between them: {kind}.</source>
        <translation>{n}-mal beginnt {b} woanders als {a}; dazwischen: {kind}.</translation>
    </message>
    <message>
        <source>{n} times {b} ends elsewhere than {a}; between them: {kind}.</source>
        <translation>{n}-mal endet {b} woanders als {a}; dazwischen: {kind}.</translation>
    </message>
    <message>
        <source>{n} times {b} begins {far} {a}; between them: {kind}.</source>
        <translation>{n}-mal beginnt {b} woanders als {a} ({far}); dazwischen: {kind}.</translation>
    </message>
    <message>
        <source>{n} times {b} ends {far} {a}; between them: {kind}.</source>
        <translation>{n}-mal endet {b} woanders als {a} ({far}); dazwischen: {kind}.</translation>
    </message>
    <message>
        <source>the second</source>
        <translation>die zweite Person</translation>
    </message>
    <message>
        <source>{differing} of {matched} matched annotations begin or end differently, or are in other pieces ({pieces}). “Before” and “after” tell where {b} begins or ends.</source>
        <translation>{differing} von {matched} einander zugeordneten Annotationen beginnen oder enden anders oder bestehen aus anderen Teilen ({pieces}). „Vor“ und „nach“ sagen, wo {b} beginnt oder endet.</translation>
    </message>
    <message>
        <source>{a} ↓ · {b} →</source>
        <translation>{a} ↓ · {b} →</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>The darker, the more often; what stands on the diagonal is no difference</source>
        <translation>Je dunkler, desto öfter; was auf der Diagonale steht, ist kein Unterschied</translation>
    </message>
    <message>
        <source>The lighter, the more often; what stands on the diagonal is no difference</source>
        <translation>Je heller, desto öfter; was auf der Diagonale steht, ist kein Unterschied</translation>
    </message>
    <message>
        <source>Labels in the same place, every two annotators</source>
        <translation>Labels an derselben Stelle, je zwei Annotierende</translation>
    </message>
    <message>
        <source>Labels of {a} (rows) in the place of labels of {b} (columns)</source>
        <translation>Labels von {a} (Zeilen) an der Stelle von Labels von {b} (Spalten)</translation>
    </message>
    <message>
        <source>What neither marked cannot be counted.</source>
        <translation>Was niemand von beiden ausgezeichnet hat, lässt sich nicht zählen.</translation>
    </message>
    <message>
        <source>one</source>
        <translation>eine Person</translation>
    </message>
    <message>
        <source>the other</source>
        <translation>die andere</translation>
    </message>
    <message>
        <source>{n} times both {a} and {b} have {label} in a place.</source>
        <translation>{n}-mal haben sowohl {a} als auch {b} an einer Stelle {label}.</translation>
    </message>
    <message>
        <source>{n} times {a} has {first} where {b} has {second}.</source>
        <translation>{n}-mal hat {a} {first}, wo {b} {second} hat.</translation>
    </message>
    <message>
        <source>{first} / {second}</source>
        <translation>{first} / {second}</translation>
    </message>
    <message>
        <source>Annotations of one label that share a character are in one place; so are those of two labels that share more than half of what they cover.</source>
        <translation>Annotationen mit demselben Label, die ein Zeichen gemeinsam haben, stehen an einer Stelle; ebenso solche mit zwei Labels, die mehr als die Hälfte dessen gemeinsam haben, was sie bedecken.</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>There is nothing of this in what counts</source>
        <translation>Davon ist nichts in dem, was zählt</translation>
    </message>
    <message>
        <source>Nobody opened work again after it was done</source>
        <translation>Niemand hat fertige Arbeit wieder geöffnet</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>{name} (first done, and now)</source>
        <translation>{name} (zuerst fertig und jetzt)</translation>
    </message>
    <message>
        <source>{figure}, 95 % interval {low_to_high}</source>
        <translation>{figure}, 95-%-Intervall {low_to_high}</translation>
    </message>
    <message>
        <source>{who} · {what}</source>
        <translation>{who} · {what}</translation>
    </message>
    <message>
        <source>That is known to ± 0.05 or better.</source>
        <translation>Das ist auf ± 0,05 oder genauer bekannt.</translation>
    </message>
    <message>
        <source>Rests on {articles} that {name} opened again after they were done.</source>
        <translation>Grundlage: {articles}, nach dem Abschluss von {name} wieder geöffnet.</translation>
    </message>
    <message>
        <source>Rests on {articles} that two or more did.</source>
        <translation>Grundlage: {articles}, von mindestens zwei Personen bearbeitet.</translation>
    </message>
    <message>
        <source>Rests on {n} matched annotations in {articles} that both did.</source>
        <translation>Grundlage: {n} einander zugeordnete Annotationen; {articles}, von beiden bearbeitet.</translation>
    </message>
    <message>
        <source>Rests on {first} relations of {a} and {second} of {b} in {articles} that both did.</source>
        <translation>Grundlage: {first} Relationen von {a} und {second} von {b}; {articles}, von beiden bearbeitet.</translation>
    </message>
    <message>
        <source>Rests on {first} annotations of {a} and {second} of {b} in {articles} that both did.</source>
        <translation>Grundlage: {first} Annotationen von {a} und {second} von {b}; {articles}, von beiden bearbeitet.</translation>
    </message>
    <message>
        <source>all labels</source>
        <translation>alle Labels</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>{label}: {attribute}</source>
        <translation>{label}: {attribute}</translation>
    </message>
    <message>
        <source>Missing is what another marked where this annotator has nothing, of no label. In an article of three people each of the two others counts by itself.</source>
        <translation>Es fehlt, was eine andere Person ausgezeichnet hat, wo diese nichts hat, auch kein anderes Label. In einem Artikel von drei Personen zählt jede der beiden anderen für sich.</translation>
    </message>
    <message>
        <source>Missing marks</source>
        <translation>Fehlende Annotationen</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>The darker, the larger a share of what others marked is missing</source>
        <translation>Je dunkler, desto größer der fehlende Anteil dessen, was andere ausgezeichnet haben</translation>
    </message>
    <message>
        <source>The lighter, the larger a share of what others marked is missing</source>
        <translation>Je heller, desto größer der fehlende Anteil dessen, was andere ausgezeichnet haben</translation>
    </message>
    <message>
        <source>{n} of {of}</source>
        <translation>{n} von {of}</translation>
    </message>
    <message>
        <source>Nobody else marked anything of this: {label}.</source>
        <translation>Davon hat sonst niemand etwas ausgezeichnet: {label}.</translation>
    </message>
    <message>
        <source>{who} has nothing where others have {n} of their {of}: {label}.</source>
        <translation>{who} hat nichts, wo andere {n} von ihren {of} haben: {label}.</translation>
    </message>
    <message>
        <source>Version of the guidelines</source>
        <translation>Version der Richtlinien</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Nobody knows when these articles were done</source>
        <translation>Wann diese Artikel fertig wurden, ist nicht bekannt</translation>
    </message>
    <message>
        <source>No two annotators went by the same version of the guidelines</source>
        <translation>Keine zwei Personen sind nach derselben Version der Richtlinien vorgegangen</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>Agreement by version of the guidelines</source>
        <translation>Übereinstimmung nach Version der Richtlinien</translation>
    </message>
    <message>
        <source>Agreement over time</source>
        <translation>Übereinstimmung über die Zeit</translation>
    </message>
    <message>
        <source>Rests on {articles}.</source>
        <translation>Grundlage: {articles}.</translation>
    </message>
    <message>
        <source>How much of what the two marked is the same to the character: same label, same fragments. 1 is all, 0 is nothing.</source>
        <translation>Wie viel von dem, was die beiden ausgezeichnet haben, aufs Zeichen gleich ist: dasselbe Label, dieselben Fragmente. 1 ist alles, 0 ist nichts.</translation>
    </message>
    <message>
        <source>As exact F1, but two annotations of one label match as soon as they share a character. Where it is much higher, people see the same things and cut them differently.</source>
        <translation>Wie das exakte F1, aber zwei Annotationen mit demselben Label passen zueinander, sobald sie ein Zeichen gemeinsam haben. Wo es viel höher ist, sehen die Personen dasselbe und grenzen es anders ab.</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa: whether each unit of the text is marked or not, beyond what guessing would give. 1 is full agreement, 0 is guessing.</source>
        <translation>Cohens Kappa: ob jede Einheit des Texts ausgezeichnet ist oder nicht, über das hinaus, was Raten ergäbe. 1 ist volle Übereinstimmung, 0 ist Raten.</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha over the same units as kappa, for any number of people. Krippendorff asks for .800, and for .667 where conclusions may be tentative.</source>
        <translation>Krippendorffs Alpha über dieselben Einheiten wie Kappa, für beliebig viele Personen. Krippendorff verlangt 0,800, und 0,667, wo Schlüsse vorläufig sein dürfen.</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s unitizing alpha (2004): differences of begin and end are squared, so one long mark that is missing weighs more than many small shifts.</source>
        <translation>Krippendorffs Alpha für Abschnitte (2004): Unterschiede von Anfang und Ende werden quadriert, also wiegt eine fehlende lange Annotation schwerer als viele kleine Verschiebungen.</translation>
    </message>
    <message>
        <source>Of the annotations that match by overlap, where one has a value: the share with an equal one.</source>
        <translation>Von den Annotationen, die nach Überlappung zueinander passen und von denen eine einen Wert hat: der Anteil mit gleichem Wert.</translation>
    </message>
    <message>
        <source>As exact F1, for relations: the same where the annotations at both ends match.</source>
        <translation>Wie das exakte F1, für Relationen: gleich, wo die Annotationen an beiden Enden zueinander passen.</translation>
    </message>
    <message>
        <source>As F1 of relations, but ends that name one entity are the same end: “she” and “Zakharova” are one.</source>
        <translation>Wie F1 der Relationen, aber Enden, die dieselbe Entität nennen, sind dasselbe Ende: „sie“ und „Sacharowa“ sind eins.</translation>
    </message>
    <message>
        <source>Somebody&apos;s work as it was when first done beside what it is now, as the journal tells it. The second time was not blind. What was there before can be opened nowhere, so no places are listed.</source>
        <translation>Die Arbeit einer Person, wie sie beim ersten Abschluss war, neben dem, was sie jetzt ist, nach dem Journal. Das zweite Mal war nicht blind. Was vorher da war, lässt sich nirgends öffnen, daher werden keine Stellen aufgeführt.</translation>
    </message>
    <message>
        <source>{a} and {b} have no article in common that counts</source>
        <translation>{a} und {b} haben keinen Artikel gemeinsam, der zählt</translation>
    </message>
    <message>
        <source>the articles have no text</source>
        <translation>die Artikel haben keinen Text</translation>
    </message>
    <message>
        <source>neither {a} nor {b} marked anything here</source>
        <translation>weder {a} noch {b} hat hier etwas ausgezeichnet</translation>
    </message>
    <message>
        <source>{a} and {b} marked everything here, so nothing varies</source>
        <translation>{a} und {b} haben hier alles ausgezeichnet, also unterscheidet sich nichts</translation>
    </message>
    <message>
        <source>what is marked could not lie otherwise by chance</source>
        <translation>was ausgezeichnet ist, könnte durch Zufall nicht anders liegen</translation>
    </message>
    <message>
        <source>of the matched annotations of {a} and {b} none has a value here</source>
        <translation>von den einander zugeordneten Annotationen von {a} und {b} hat hier keine einen Wert</translation>
    </message>
    <message>
        <source>neither {a} nor {b} has such a relation</source>
        <translation>weder {a} noch {b} hat eine solche Relation</translation>
    </message>
    <message>
        <source>no article that counts has two annotators</source>
        <translation>kein Artikel, der zählt, wurde von zwei Personen annotiert</translation>
    </message>
    <message>
        <source>nobody marked anything here</source>
        <translation>niemand hat hier etwas ausgezeichnet</translation>
    </message>
    <message>
        <source>everybody marked everything here, so nothing varies</source>
        <translation>alle haben hier alles ausgezeichnet, also unterscheidet sich nichts</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>gemeldet</translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>Alle Werte</translation>
    </message>
    <message>
        <source>Exact F1</source>
        <translation>Exaktes F1</translation>
    </message>
    <message>
        <source>Overlap F1</source>
        <translation>F1 (Überlappung)</translation>
    </message>
    <message>
        <source>Kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>Unitizing alpha</source>
        <translation>Alpha für Abschnitte</translation>
    </message>
    <message>
        <source>Attributes: same value</source>
        <translation>Attribute: gleicher Wert</translation>
    </message>
    <message>
        <source>Relations: F1</source>
        <translation>Relationen: F1</translation>
    </message>
    <message>
        <source>Relations: F1 by entity</source>
        <translation>Relationen: F1 nach Entität</translation>
    </message>
    <message>
        <source>Own earlier work</source>
        <translation>Eigene frühere Arbeit</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{a} and {b}</source>
        <translation>{a} und {b}</translation>
    </message>
    <message>
        <source>{names} and {n} more</source>
        <translation>{names} und {n} weitere</translation>
    </message>
    <message>
        <source>without a version</source>
        <translation>ohne Version</translation>
    </message>
    <message>
        <source>version {n}</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>An interval needs {n} articles.</source>
        <translation>Ein Intervall braucht {n} Artikel.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles left out: nobody knows when they were done</source>
        <translation>
            <numerusform>%Ln Artikel ausgelassen: Wann er fertig wurde, ist nicht bekannt</numerusform>
            <numerusform>%Ln Artikel ausgelassen: Wann sie fertig wurden, ist nicht bekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles left out: their annotators went by different versions</source>
        <translation>
            <numerusform>%Ln Artikel ausgelassen: Die Personen gingen nach verschiedenen Versionen vor</numerusform>
            <numerusform>%Ln Artikel ausgelassen: Die Personen gingen nach verschiedenen Versionen vor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln places</source>
        <translation>
            <numerusform>%Ln Stelle</numerusform>
            <numerusform>%Ln Stellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln places differ</source>
        <translation>
            <numerusform>%Ln Stelle unterscheidet sich</numerusform>
            <numerusform>%Ln Stellen unterscheiden sich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln times</source>
        <translation>
            <numerusform>%Ln-mal</numerusform>
            <numerusform>%Ln-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln more articles, done by both, would bring it to ± 0.05.</source>
        <translation>
            <numerusform>Etwa %Ln weiterer Artikel, von beiden bearbeitet, brächte das auf ± 0,05.</numerusform>
            <numerusform>Etwa %Ln weitere Artikel, von beiden bearbeitet, brächten das auf ± 0,05.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %Ln more articles, done by two, would bring it to ± 0.05.</source>
        <translation>
            <numerusform>Etwa %Ln weiterer Artikel, von zweien bearbeitet, brächte das auf ± 0,05.</numerusform>
            <numerusform>Etwa %Ln weitere Artikel, von zweien bearbeitet, brächten das auf ± 0,05.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AgreementBar</name>
    <message>
        <source>What counts</source>
        <translation>Was zählt</translation>
    </message>
    <message>
        <source>Choose whose sets, labels and articles count</source>
        <translation>Wählen, wessen Ebenen, welche Labels und welche Artikel zählen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the table, to be pasted into a spreadsheet</source>
        <translation>Die Tabelle kopieren, zum Einfügen in eine Tabellenkalkulation</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy the table as a picture</source>
        <translation>Die Tabelle als Bild kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Write a report, a table or a picture to a file</source>
        <translation>Einen Bericht, eine Tabelle oder ein Bild in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>What counts (chosen)</source>
        <translation>Was zählt (gewählt)</translation>
    </message>
</context>
<context>
    <name>AgreementFoot</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Compute no further; what is shown stays</source>
        <translation>Nicht weiter rechnen; was zu sehen ist, bleibt</translation>
    </message>
</context>
<context>
    <name>AgreementReader</name>
    <message>
        <source>Computing agreement</source>
        <translation>Übereinstimmung wird berechnet</translation>
    </message>
</context>
<context>
    <name>AgreementReport</name>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>These figures rest on {articles} that two or more people worked on: {people}. Kappa and alpha count each {unit} as inside or outside an annotation.</source>
        <translation>Grundlage dieser Werte: {articles}, bearbeitet von mindestens zwei Personen: {people}. Kappa und Alpha zählen jedes {unit} als innerhalb oder außerhalb einer Annotation.</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>There are no intervals, because they need at least {fewest} articles.</source>
        <translation>Es gibt keine Intervalle, denn sie brauchen mindestens {fewest} Artikel.</translation>
    </message>
    <message>
        <source>Below a figure stands where 95 % of {draws} draws of as many articles fall (bootstrap with the seed {seed}): had other articles been annotated, the figure might as well be there.</source>
        <translation>Unter einem Wert steht, wohin 95 % von {draws} Ziehungen ebenso vieler Artikel fallen (Bootstrap mit dem Startwert {seed}): Wären andere Artikel annotiert worden, könnte der Wert ebenso gut dort liegen.</translation>
    </message>
    <message>
        <source>Which sets count</source>
        <translation>Welche Ebenen zählen</translation>
    </message>
    <message>
        <source>Annotation sets that count: {sets}.</source>
        <translation>Annotationsebenen, die zählen: {sets}.</translation>
    </message>
    <message>
        <source>{measure} by label</source>
        <translation>{measure} nach Label</translation>
    </message>
    <message>
        <source>Who agrees with whom</source>
        <translation>Wer mit wem übereinstimmt</translation>
    </message>
    <message>
        <source>{measure} by pair and label; the stronger the shade, the more agreement</source>
        <translation>{measure} nach Paar und Label; je kräftiger der Ton, desto mehr Übereinstimmung</translation>
    </message>
    <message>
        <source>{articles} that both did.</source>
        <translation>{articles}, von beiden bearbeitet.</translation>
    </message>
    <message>
        <source>annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} und {second}</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>of matched annotations</source>
        <translation>von einander zugeordneten Annotationen</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Relationen</translation>
    </message>
    <message>
        <source>relations</source>
        <translation>Relationen</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>Articles on which people agree least</source>
        <translation>Artikel mit der geringsten Übereinstimmung</translation>
    </message>
    <message>
        <source>By overlap F1, every two annotators counted together; the first {n} of {all}.</source>
        <translation>Nach F1 (Überlappung), je zwei Personen zusammengezählt; die ersten {n} von {all}.</translation>
    </message>
    <message>
        <source>article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>annotators</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Which labels are taken for which</source>
        <translation>Welche Labels mit welchen verwechselt werden</translation>
    </message>
    <message>
        <source>A row is what one marked, a column what the other has in that place: the same label as for overlap F1, then another label where the two share more than half, then nothing. The stronger the shade, the more often; what has the same label is not shaded.</source>
        <translation>Eine Zeile ist, was die eine Person ausgezeichnet hat, eine Spalte, was die andere an dieser Stelle hat: dasselbe Label wie beim F1 (Überlappung), dann ein anderes Label, wo die beiden mehr als die Hälfte gemeinsam haben, dann nichts. Je kräftiger der Ton, desto öfter; was dasselbe Label hat, ist nicht getönt.</translation>
    </message>
    <message>
        <source>Every two annotators together, so each cell stands for both ways</source>
        <translation>Je zwei Personen zusammen, jede Zelle steht also für beide Richtungen</translation>
    </message>
    <message>
        <source>Rows: {a}, columns: {b}</source>
        <translation>Zeilen: {a}, Spalten: {b}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Where borders differ</source>
        <translation>Wo sich Grenzen unterscheiden</translation>
    </message>
    <message>
        <source>{differing} of {matched} annotations that match by overlap are not the same. Counted is each border that differs, by what lies between the two borders and by how many characters that is.</source>
        <translation>{differing} von {matched} Annotationen, die nach Überlappung zueinander passen, sind nicht gleich. Gezählt wird jede Grenze, die sich unterscheidet, nach dem, was zwischen beiden Grenzen liegt, und nach der Zahl der Zeichen.</translation>
    </message>
    <message>
        <source>between the borders</source>
        <translation>zwischen den Grenzen</translation>
    </message>
    <message>
        <source>begins</source>
        <translation>Anfänge</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>Enden</translation>
    </message>
    <message>
        <source>What others marked and somebody did not</source>
        <translation>Was andere ausgezeichnet haben und jemand nicht</translation>
    </message>
    <message>
        <source>How many of the annotations of the others an annotator has nothing for, of how many; each of the others counts by themselves. The stronger the shade, the larger the share.</source>
        <translation>Für wie viele Annotationen der anderen eine Person nichts hat, von wie vielen; jede der anderen zählt für sich. Je kräftiger der Ton, desto größer der Anteil.</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} von {all}</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Über die Zeit</translation>
    </message>
    <message>
        <source>By when the last set of an article was done.</source>
        <translation>Danach, wann die letzte Ebene eines Artikels fertig wurde.</translation>
    </message>
    <message>
        <source>Day by day.</source>
        <translation>Tag für Tag.</translation>
    </message>
    <message>
        <source>Week by week, each named by its Monday.</source>
        <translation>Woche für Woche, jede nach ihrem Montag benannt.</translation>
    </message>
    <message>
        <source>Month by month.</source>
        <translation>Monat für Monat.</translation>
    </message>
    <message>
        <source>Year by year.</source>
        <translation>Jahr für Jahr.</translation>
    </message>
    <message>
        <source>Of {articles} nobody knows when they were done.</source>
        <translation>Wann sie fertig wurden, ist nicht bekannt: {articles}.</translation>
    </message>
    <message>
        <source>By version of the guidelines</source>
        <translation>Nach Version der Richtlinien</translation>
    </message>
    <message>
        <source>Articles all of whose sets were begun under one version.</source>
        <translation>Artikel, deren Ebenen alle unter einer Version begonnen wurden.</translation>
    </message>
    <message>
        <source>The annotators of {articles} went by different versions.</source>
        <translation>Die Personen gingen nach verschiedenen Versionen vor: {articles}.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Against one&apos;s own earlier work</source>
        <translation>Gegen die eigene frühere Arbeit</translation>
    </message>
    <message>
        <source>Work that was opened again after it was done, as it was then and as it is now. The second time was not blind: this tells how much people change their minds.</source>
        <translation>Arbeit, die nach dem Abschluss wieder geöffnet wurde, wie sie damals war und wie sie jetzt ist. Das zweite Mal war nicht blind: Das sagt, wie sehr Personen ihre Meinung ändern.</translation>
    </message>
    <message>
        <source>How many more articles</source>
        <translation>Wie viele Artikel noch</translation>
    </message>
    <message>
        <source>How many more articles annotated twice would bring an interval to about ± {half}. The interval narrows with the root of the number of articles; its width is taken from the draws.</source>
        <translation>Wie viele weitere doppelt annotierte Artikel ein Intervall auf etwa ± {half} brächten. Das Intervall wird mit der Wurzel der Zahl der Artikel schmaler; seine Breite stammt aus den Ziehungen.</translation>
    </message>
    <message>
        <source>What the measures mean</source>
        <translation>Was die Maße bedeuten</translation>
    </message>
    <message>
        <source>How much of what the two marked is the same to the character: same label, same fragments. 1 means everything, 0 nothing. It is twice the number of matches over the annotations of both.</source>
        <translation>Wie viel von dem, was die beiden ausgezeichnet haben, aufs Zeichen gleich ist: dasselbe Label, dieselben Fragmente. 1 heißt alles, 0 nichts. Es ist das Doppelte der Zahl der Treffer, geteilt durch die Annotationen beider.</translation>
    </message>
    <message>
        <source>The same, but two annotations of one label match as soon as they share a character; each is matched once. Where it is much higher than exact F1, people see the same things and cut them differently.</source>
        <translation>Dasselbe, aber zwei Annotationen mit demselben Label passen zueinander, sobald sie ein Zeichen gemeinsam haben; jede wird einmal zugeordnet. Wo es viel höher als das exakte F1 ist, sehen die Personen dasselbe und grenzen es anders ab.</translation>
    </message>
    <message>
        <source>Cohen&apos;s kappa. For each unit of the text, whether it is inside or outside an annotation; how much more often the two say the same than two people would who mark as often and guess. 1 is full agreement, 0 is guessing, below 0 is worse than guessing.</source>
        <translation>Cohens Kappa. Für jede Einheit des Texts, ob sie innerhalb oder außerhalb einer Annotation liegt; wie viel öfter die beiden dasselbe sagen, als es zwei täten, die ebenso oft auszeichnen und raten. 1 ist volle Übereinstimmung, 0 ist Raten, unter 0 ist schlechter als Raten.</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha, for the same units as kappa. It works for any number of people, also where some did not do an article. Krippendorff asks for .800, and for .667 where conclusions may be tentative.</source>
        <translation>Krippendorffs Alpha, für dieselben Einheiten wie Kappa. Es gilt für beliebig viele Personen, auch wo einige einen Artikel nicht bearbeitet haben. Krippendorff verlangt 0,800, und 0,667, wo Schlüsse vorläufig sein dürfen.</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s alpha for marks on a line (2004): differences of begin and end are squared, so one long mark that is missing weighs more than many small shifts of a border.</source>
        <translation>Krippendorffs Alpha für Abschnitte auf einer Linie (2004): Unterschiede von Anfang und Ende werden quadriert, also wiegt eine fehlende lange Annotation schwerer als viele kleine Verschiebungen einer Grenze.</translation>
    </message>
    <message>
        <source>Of the annotations that match by overlap: the share in which an attribute has the same value. Counted are pairs of which at least one has a value.</source>
        <translation>Von den Annotationen, die nach Überlappung zueinander passen: der Anteil, in dem ein Attribut denselben Wert hat. Gezählt werden Paare, von denen mindestens eine einen Wert hat.</translation>
    </message>
    <message>
        <source>As exact F1, for relations of a type: two are the same where the annotations at both ends match.</source>
        <translation>Wie das exakte F1, für Relationen einer Art: Zwei sind gleich, wo die Annotationen an beiden Enden zueinander passen.</translation>
    </message>
    <message>
        <source>The same for relations, but where both name who or what an end is, that decides: “she” and “Zakharova” are one speaker.</source>
        <translation>Dasselbe für Relationen, aber wo beide nennen, wer oder was ein Ende ist, entscheidet das: „sie“ und „Sacharowa“ sind ein Sprecher.</translation>
    </message>
    <message>
        <source>A yardstick</source>
        <translation>Ein Maßstab</translation>
    </message>
    <message>
        <source>What others published for marking who says what in the news and in stories. Their guidelines, texts and units are not the same, so this tells what is usual and not what is enough. Ours is the nearest there is, every two annotators counted together.</source>
        <translation>Was andere für das Auszeichnen, wer was in Nachrichten und Erzählungen sagt, veröffentlicht haben. Ihre Richtlinien, Texte und Einheiten sind nicht dieselben; das sagt also, was üblich ist, und nicht, was genügt. Unserer ist der nächstliegende Wert, je zwei Personen zusammengezählt.</translation>
    </message>
    <message>
        <source>corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>of what</source>
        <translation>wovon</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>unserer</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>reported contents</source>
        <translation>Redeinhalte</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>direct speech</source>
        <translation>direkte Rede</translation>
    </message>
    <message>
        <source>indirect speech</source>
        <translation>indirekte Rede</translation>
    </message>
    <message>
        <source>What is not defined</source>
        <translation>Was nicht definiert ist</translation>
    </message>
    <message>
        <source>Where a table has –, there is no figure; it is neither 0 nor 1.</source>
        <translation>Wo in einer Tabelle – steht, gibt es keinen Wert; er ist weder 0 noch 1.</translation>
    </message>
    <message>
        <source>why</source>
        <translation>warum</translation>
    </message>
    <message>
        <source>figures</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>exact F1</source>
        <translation>exaktes F1</translation>
    </message>
    <message>
        <source>overlap F1</source>
        <translation>F1 (Überlappung)</translation>
    </message>
    <message>
        <source>kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>unitizing alpha</source>
        <translation>Alpha für Abschnitte</translation>
    </message>
    <message>
        <source>same value</source>
        <translation>gleicher Wert</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>F1 by entity</source>
        <translation>F1 nach Entität</translation>
    </message>
    <message>
        <source>{a} and {b} have no article in common that counts</source>
        <translation>{a} und {b} haben keinen Artikel gemeinsam, der zählt</translation>
    </message>
    <message>
        <source>the articles have no {unit}</source>
        <translation>die Artikel enthalten kein {unit}</translation>
    </message>
    <message>
        <source>neither {a} nor {b} marked anything{label}</source>
        <translation>weder {a} noch {b} hat etwas{label} ausgezeichnet</translation>
    </message>
    <message>
        <source>no {unit} is marked{label} by {a} or {b}, so nothing varies</source>
        <translation>von {a} oder {b} ist kein {unit}{label} ausgezeichnet, also unterscheidet sich nichts</translation>
    </message>
    <message>
        <source>every {unit} is marked{label} by both {a} and {b}, so nothing varies</source>
        <translation>sowohl von {a} als auch von {b} ist jedes {unit}{label} ausgezeichnet, also unterscheidet sich nichts</translation>
    </message>
    <message>
        <source>of the matched annotations of {a} and {b} none has a value there</source>
        <translation>von den einander zugeordneten Annotationen von {a} und {b} hat dort keine einen Wert</translation>
    </message>
    <message>
        <source>neither {a} nor {b} has such a relation</source>
        <translation>weder {a} noch {b} hat eine solche Relation</translation>
    </message>
    <message>
        <source>no article that counts has two annotators</source>
        <translation>kein Artikel, der zählt, wurde von zwei Personen annotiert</translation>
    </message>
    <message>
        <source>nobody marked anything{label}</source>
        <translation>niemand hat etwas{label} ausgezeichnet</translation>
    </message>
    <message>
        <source>no {unit} is marked{label} by anybody, so nothing varies</source>
        <translation>von niemandem ist ein {unit}{label} ausgezeichnet, also unterscheidet sich nichts</translation>
    </message>
    <message>
        <source>every {unit} is marked{label} by everybody, so nothing varies</source>
        <translation>von allen ist jedes {unit}{label} ausgezeichnet, also unterscheidet sich nichts</translation>
    </message>
    <message>
        <source>what is marked{label} could not lie otherwise by chance</source>
        <translation>was{label} ausgezeichnet ist, könnte durch Zufall nicht anders liegen</translation>
    </message>
    <message>
        <source>token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>code point</source>
        <translation>Zeichen (Codepoint)</translation>
    </message>
    <message>
        <source> as {label}</source>
        <translation> als {label}</translation>
    </message>
    <message>
        <source>intervals need at least {fewest} articles, there are {articles}</source>
        <translation>Intervalle brauchen mindestens {fewest} Artikel, es gibt {articles}</translation>
    </message>
    <message>
        <source>{a} and {b}</source>
        <translation>{a} und {b}</translation>
    </message>
    <message>
        <source>{name} (first done)</source>
        <translation>{name} (zuerst fertig)</translation>
    </message>
    <message>
        <source>All annotators together</source>
        <translation>Alle Personen zusammen</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>gemeldet</translation>
    </message>
    <message>
        <source>sets that are {names}</source>
        <translation>Ebenen mit dem Status {names}</translation>
    </message>
    <message>
        <source>of {names} only</source>
        <translation>nur von {names}</translation>
    </message>
    <message>
        <source>only what is marked as {names}</source>
        <translation>nur was als {names} ausgezeichnet ist</translation>
    </message>
    <message>
        <source>only the articles {names}</source>
        <translation>nur die Artikel {names}</translation>
    </message>
    <message>
        <source>done on {day} or later</source>
        <translation>am {day} oder später fertig</translation>
    </message>
    <message>
        <source>done on {day} or before</source>
        <translation>am {day} oder früher fertig</translation>
    </message>
    <message>
        <source>made by version {names} of the guidelines</source>
        <translation>nach Version {names} der Richtlinien gemacht</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>only articles without finished gold, so before their review</source>
        <translation>nur Artikel ohne abgeschlossenes Gold, also vor ihrer Prüfung</translation>
    </message>
    <message>
        <source>only articles with finished gold, so after their review</source>
        <translation>nur Artikel mit abgeschlossenem Gold, also nach ihrer Prüfung</translation>
    </message>
    <message>
        <source>counted: {sets} sets, {parts}</source>
        <translation>gezählt: {sets} Ebenen, {parts}</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>white space</source>
        <translation>Leerraum</translation>
    </message>
    <message>
        <source>quotation marks</source>
        <translation>Anführungszeichen</translation>
    </message>
    <message>
        <source>other signs</source>
        <translation>andere Zeichen</translation>
    </message>
    <message>
        <source>part of a word</source>
        <translation>Teil eines Worts</translation>
    </message>
    <message>
        <source>“the”, “a” and the like</source>
        <translation>„der“, „ein“ und dergleichen</translation>
    </message>
    <message>
        <source>one word</source>
        <translation>ein Wort</translation>
    </message>
    <message>
        <source>several words</source>
        <translation>mehrere Wörter</translation>
    </message>
</context>
<context>
    <name>AgreementSaving</name>
    <message>
        <source>The table was copied.</source>
        <translation>Die Tabelle wurde kopiert.</translation>
    </message>
    <message>
        <source>The picture was copied.</source>
        <translation>Das Bild wurde kopiert.</translation>
    </message>
    <message>
        <source>Save agreement</source>
        <translation>Übereinstimmung speichern</translation>
    </message>
    <message>
        <source>Saving agreement</source>
        <translation>Übereinstimmung wird gespeichert</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>In {file} geschrieben</translation>
    </message>
</context>
<context>
    <name>AgreementWindow</name>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Count as usual</source>
        <translation>Wie üblich zählen</translation>
    </message>
    <message>
        <source>Stopped. F5 computes again.</source>
        <translation>Angehalten. F5 rechnet noch einmal.</translation>
    </message>
    <message>
        <source>Computing…</source>
        <translation>Wird berechnet…</translation>
    </message>
    <message>
        <source>Agreement needs two annotators who are done with the same article</source>
        <translation>Übereinstimmung braucht zwei Personen, die mit demselben Artikel fertig sind</translation>
    </message>
    <message>
        <source>There are figures as soon as there is one. “What counts” lets others count too.</source>
        <translation>Sobald es einen gibt, gibt es Werte. „Was zählt“ lässt auch andere zählen.</translation>
    </message>
    <message>
        <source>Nothing counts by this choice</source>
        <translation>Nach dieser Wahl zählt nichts</translation>
    </message>
    <message>
        <source>No two annotators have such sets of one article.</source>
        <translation>Keine zwei Personen haben solche Ebenen zu einem Artikel.</translation>
    </message>
</context>
<context>
    <name>AlikeDialog</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>The same phrase elsewhere</source>
        <translation>Dieselbe Wendung anderswo</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>In this article</source>
        <translation>In diesem Artikel</translation>
    </message>
    <message>
        <source>In all articles</source>
        <translation>In allen Artikeln</translation>
    </message>
    <message>
        <source>What would be decided</source>
        <translation>Was entschieden würde</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Decide %Ln</source>
        <translation>
            <numerusform>%Ln &amp;entscheiden</numerusform>
            <numerusform>%Ln &amp;entscheiden</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that is open fits.</source>
        <translation>Nichts Offenes passt.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more, decided as well</source>
        <translation>
            <numerusform>und %Ln weitere, die auch entschieden wird</numerusform>
            <numerusform>und %Ln weitere, die auch entschieden werden</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it is one step: Ctrl+Z takes it back.</source>
        <translation>Alles ist ein Schritt: Strg+Z nimmt ihn zurück.</translation>
    </message>
</context>
<context>
    <name>AnnotateScreen</name>
    <message>
        <source>There is no annotation in this article yet.</source>
        <translation>In diesem Artikel gibt es noch keine Annotation.</translation>
    </message>
    <message>
        <source>No annotation lies here.</source>
        <translation>Hier liegt keine Annotation.</translation>
    </message>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n Zeichen</numerusform>
            <numerusform>%n Zeichen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnnotationList</name>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>Which annotations are listed</source>
        <translation>Welche Annotationen aufgeführt sind</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Alle Labels</translation>
    </message>
    <message>
        <source>Select words on the page and press a label&apos;s key.</source>
        <translation>Wählen Sie Wörter auf der Seite aus und drücken Sie die Taste eines Labels.</translation>
    </message>
    <message>
        <source>No annotation has this label.</source>
        <translation>Keine Annotation hat dieses Label.</translation>
    </message>
</context>
<context>
    <name>AnnotationMenu</name>
    <message>
        <source>Show on the page</source>
        <translation>Auf der Seite zeigen</translation>
    </message>
</context>
<context>
    <name>Announcing</name>
    <message>
        <source>{label}: “{text}”</source>
        <translation>{label}: „{text}“</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>Notiz: {note}</translation>
    </message>
    <message>
        <source>proposed: {ties}</source>
        <translation>vorgeschlagen: {ties}</translation>
    </message>
</context>
<context>
    <name>ArticleList</name>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern…</translation>
    </message>
    <message>
        <source>Filter articles</source>
        <translation>Artikel filtern</translation>
    </message>
    <message>
        <source>No article matches the filter.</source>
        <translation>Kein Artikel passt zum Filter.</translation>
    </message>
</context>
<context>
    <name>ArticleMenu</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>ArticleModel</name>
    <message numerus="yes">
        <source>%Ln annotations</source>
        <translation>
            <numerusform>%Ln Annotation</numerusform>
            <numerusform>%Ln Annotationen</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ pass</source>
        <translation>✓ Durchgang</translation>
    </message>
</context>
<context>
    <name>ArticlePreview</name>
    <message>
        <source>Text of the article</source>
        <translation>Text des Artikels</translation>
    </message>
    <message>
        <source>the day of “{date}” is not clear</source>
        <translation>der Tag von „{date}“ ist nicht eindeutig</translation>
    </message>
    <message>
        <source>id {id}</source>
        <translation>Kennung {id}</translation>
    </message>
    <message>
        <source>no title: called by its id</source>
        <translation>kein Titel: nach der Kennung benannt</translation>
    </message>
    <message>
        <source>no title: called by the file</source>
        <translation>kein Titel: nach der Datei benannt</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Skip article</source>
        <translation>Artikel überspringen</translation>
    </message>
    <message>
        <source>Why do you leave this article out? (You may leave this empty.)</source>
        <translation>Warum lassen Sie diesen Artikel aus? (Sie müssen nichts angeben.)</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Ü&amp;berspringen</translation>
    </message>
    <message>
        <source>Flag article</source>
        <translation>Artikel melden</translation>
    </message>
    <message>
        <source>What should the lead know about this article?</source>
        <translation>Was sollte die Leitung über diesen Artikel wissen?</translation>
    </message>
    <message>
        <source>&amp;Flag</source>
        <translation>&amp;Melden</translation>
    </message>
    <message>
        <source>Remove article</source>
        <translation>Artikel entfernen</translation>
    </message>
    <message>
        <source>Remove “{title}” with everybody&apos;s annotations? Say why, for whoever meets it later. “Undo in the project” brings all of it back.</source>
        <translation>„{title}“ mit den Annotationen aller entfernen? Sagen Sie, warum, für alle, die später darauf stoßen. „Im Projekt rückgängig machen“ bringt alles zurück.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
</context>
<context>
    <name>AttributeFields</name>
    <message>
        <source>Name of the attribute</source>
        <translation>Name des Attributs</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Required: without it an annotation counts as open</source>
        <translation>Pflicht: Ohne Wert gilt eine Annotation als offen</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Values with which it is asked for</source>
        <translation>Werte, bei denen danach gefragt wird</translation>
    </message>
    <message>
        <source>Choice</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>Ja oder nein</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>No default</source>
        <translation>Keine Vorgabe</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>where “{name}” is</source>
        <translation>wenn „{name}“ ist</translation>
    </message>
    <message>
        <source>Values to choose from</source>
        <translation>Werte zur Auswahl</translation>
    </message>
    <message>
        <source>Which ones are there? Put commas between them. Values that are stored join them.</source>
        <translation>Welche gibt es? Durch Kommas getrennt; schon gespeicherte Werte kommen dazu.</translation>
    </message>
</context>
<context>
    <name>AttributePanel</name>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
</context>
<context>
    <name>AttributeStrip</name>
    <message>
        <source>The article is done and protected; reopen it to change it.</source>
        <translation>Der Artikel ist fertig und geschützt; öffnen Sie ihn wieder, um ihn zu ändern.</translation>
    </message>
    <message>
        <source>Nothing here has the letter {letter}</source>
        <translation>Den Buchstaben {letter} hat hier nichts</translation>
    </message>
    <message>
        <source>Return takes it · Esc comes back</source>
        <translation>Return übernimmt · Esc zurück</translation>
    </message>
    <message>
        <source>No attributes here</source>
        <translation>Keine Attribute hier</translation>
    </message>
    <message>
        <source>Return confirms</source>
        <translation>Return bestätigt</translation>
    </message>
    <message>
        <source>Esc goes back</source>
        <translation>Esc geht zurück</translation>
    </message>
    <message>
        <source>Tab next</source>
        <translation>Tab weiter</translation>
    </message>
    <message>
        <source>Esc leaves</source>
        <translation>Esc beendet</translation>
    </message>
</context>
<context>
    <name>AttributeWiring</name>
    <message>
        <source>Choose an annotation first: click it on the page or in the list.</source>
        <translation>Wählen Sie zuerst eine Annotation: Klicken Sie sie auf der Seite oder in der Liste an.</translation>
    </message>
    <message>
        <source>The article is done and protected; reopen it to change it.</source>
        <translation>Der Artikel ist fertig und geschützt; öffnen Sie ihn wieder, um ihn zu ändern.</translation>
    </message>
    <message>
        <source>There is no attribute to set here.</source>
        <translation>Hier gibt es kein Attribut zu setzen.</translation>
    </message>
    <message>
        <source>There is no annotation in this article yet.</source>
        <translation>In diesem Artikel gibt es noch keine Annotation.</translation>
    </message>
</context>
<context>
    <name>Attributes</name>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>Add attribute…</source>
        <translation>Attribut hinzufügen…</translation>
    </message>
    <message>
        <source>Remove attribute…</source>
        <translation>Attribut entfernen…</translation>
    </message>
    <message>
        <source>Attribute up</source>
        <translation>Attribut nach oben</translation>
    </message>
    <message>
        <source>Attribute down</source>
        <translation>Attribut nach unten</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>required</source>
        <translation>Pflicht</translation>
    </message>
    <message>
        <source>Add attribute</source>
        <translation>Attribut hinzufügen</translation>
    </message>
    <message>
        <source>What is it called in files?</source>
        <translation>Wie heißt es in Dateien?</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Remove value</source>
        <translation>Wert entfernen</translation>
    </message>
    <message>
        <source>Remove “{value}”? It is dropped from: {touched}. Undo brings it back.</source>
        <translation>„{value}“ entfernen? Der Wert entfällt bei: {touched}. „Rückgängig“ holt ihn zurück.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Remove attribute</source>
        <translation>Attribut entfernen</translation>
    </message>
    <message>
        <source>Remove “{name}”? Its values are dropped from: {touched}. Undo brings them back.</source>
        <translation>„{name}“ entfernen? Die Werte entfallen bei: {touched}. „Rückgängig“ holt sie zurück.</translation>
    </message>
</context>
<context>
    <name>BehindPanel</name>
    <message>
        <source>&amp;Open in review</source>
        <translation>Im Prüfen &amp;öffnen</translation>
    </message>
    <message>
        <source>Show the chosen place in the review</source>
        <translation>Die gewählte Stelle im Prüfen zeigen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird gesucht…</translation>
    </message>
    <message>
        <source>The first {n} places</source>
        <translation>Die ersten {n} Stellen</translation>
    </message>
    <message>
        <source>Stopped looking</source>
        <translation>Die Suche wurde angehalten</translation>
    </message>
</context>
<context>
    <name>CaptureDialog</name>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>&amp;Use it</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <source>Which keys should do “{action}”?</source>
        <translation>Welche Tasten sollen „{action}“ auslösen?</translation>
    </message>
    <message>
        <source>Hold Ctrl, Alt or Shift with it if you like. Esc leaves.</source>
        <translation>Auch mit Strg, Alt oder Umschalttaste zusammen. Esc bricht ab.</translation>
    </message>
    <message>
        <source>This key begins a letter or belongs to an input method; it cannot be used.</source>
        <translation>Diese Taste beginnt einen Buchstaben oder gehört zu einer Eingabemethode; sie kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>This key has no name here; it cannot be used.</source>
        <translation>Diese Taste hat hier keinen Namen; sie kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>&amp;Take it from there</source>
        <translation>Dort &amp;wegnehmen</translation>
    </message>
</context>
<context>
    <name>CaretCommands</name>
    <message>
        <source>There is no word in this line.</source>
        <translation>In dieser Zeile steht kein Wort.</translation>
    </message>
    <message>
        <source>There is no sentence in this line.</source>
        <translation>In dieser Zeile steht kein Satz.</translation>
    </message>
    <message>
        <source>The caret stands in no quotation.</source>
        <translation>Der Cursor steht in keinem Zitat.</translation>
    </message>
    <message>
        <source>There is no paragraph in this line.</source>
        <translation>In dieser Zeile steht kein Absatz.</translation>
    </message>
    <message>
        <source>There is no text after the caret.</source>
        <translation>Hinter dem Cursor steht kein Text mehr.</translation>
    </message>
    <message>
        <source>The whole text is selected.</source>
        <translation>Der ganze Text ist ausgewählt.</translation>
    </message>
    <message>
        <source>Nothing is selected that could shrink.</source>
        <translation>Es ist nichts ausgewählt, das kleiner werden könnte.</translation>
    </message>
    <message>
        <source>The selection is a single word; it does not shrink further.</source>
        <translation>Die Auswahl ist ein einzelnes Wort; kleiner wird sie nicht.</translation>
    </message>
</context>
<context>
    <name>CausesDialog</name>
    <message>
        <source>What causes disagreement</source>
        <translation>Was Unterschiede verursacht</translation>
    </message>
    <message>
        <source>Causes</source>
        <translation>Ursachen</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Differ in</source>
        <translation>Unterschied in</translation>
    </message>
    <message>
        <source>Section of the guidelines</source>
        <translation>Abschnitt der Richtlinien</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>Of its places</source>
        <translation>Anteil der Stellen</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>&amp;Copy the example for the guidelines</source>
        <translation>Beispiel für die Richtlinien &amp;kopieren</translation>
    </message>
    <message>
        <source>Annotators do not differ anywhere yet.</source>
        <translation>Noch unterscheiden sich die Annotierenden nirgends.</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>nicht entschieden</translation>
    </message>
    <message>
        <source>Gold: {words}</source>
        <translation>Gold: {words}</translation>
    </message>
    <message>
        <source>Copied; paste it where you change the guidelines (Ctrl+Alt+E).</source>
        <translation>Kopiert; fügen Sie es dort ein, wo Sie die Richtlinien ändern (Strg+Alt+E).</translation>
    </message>
</context>
<context>
    <name>ChoiceField</name>
    <message>
        <source>No value</source>
        <translation>Kein Wert</translation>
    </message>
    <message>
        <source>several</source>
        <translation>verschieden</translation>
    </message>
</context>
<context>
    <name>ChoiceList</name>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
    <message>
        <source>Add value</source>
        <translation>Wert hinzufügen</translation>
    </message>
    <message>
        <source>Remove value</source>
        <translation>Wert entfernen</translation>
    </message>
    <message>
        <source>Value up</source>
        <translation>Wert nach oben</translation>
    </message>
    <message>
        <source>Value down</source>
        <translation>Wert nach unten</translation>
    </message>
</context>
<context>
    <name>Claims</name>
    <message>
        <source>the author</source>
        <translation>der Autor</translation>
    </message>
    <message>
        <source>unattributed</source>
        <translation>nicht zugeschrieben</translation>
    </message>
    <message>
        <source>No speaker yet</source>
        <translation>Noch kein Sprecher</translation>
    </message>
    <message>
        <source>On no card</source>
        <translation>Auf keiner Karte</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>bestritten</translation>
    </message>
    <message>
        <source>{speaker} denies</source>
        <translation>{speaker} bestreitet</translation>
    </message>
</context>
<context>
    <name>ClaimsPanel</name>
    <message>
        <source>Claims</source>
        <translation>Claims</translation>
    </message>
    <message>
        <source>By what the claims are grouped</source>
        <translation>Wonach die Claims gruppiert sind</translation>
    </message>
    <message>
        <source>in reading order</source>
        <translation>wie im Text</translation>
    </message>
    <message>
        <source>by speaker</source>
        <translation>nach Sprecher</translation>
    </message>
    <message>
        <source>by label</source>
        <translation>nach Label</translation>
    </message>
    <message>
        <source>Select words on the page and press a label&apos;s key.</source>
        <translation>Wählen Sie Wörter auf der Seite aus und drücken Sie die Taste eines Labels.</translation>
    </message>
</context>
<context>
    <name>ColourRow</name>
    <message>
        <source>Colour {number}</source>
        <translation>Farbe {number}</translation>
    </message>
    <message>
        <source>Own colour…</source>
        <translation>Eigene Farbe…</translation>
    </message>
    <message>
        <source>Own colour: {colour}…</source>
        <translation>Eigene Farbe: {colour}…</translation>
    </message>
</context>
<context>
    <name>ColumnChoices</name>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>Titl&amp;e</source>
        <translation>T&amp;itel</translation>
    </message>
    <message>
        <source>D&amp;ate</source>
        <translation>&amp;Datum</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>I&amp;d</source>
        <translation>&amp;Kennung</translation>
    </message>
    <message>
        <source>&amp;Other columns to keep as details</source>
        <translation>&amp;Andere Spalten, die als Angaben bleiben</translation>
    </message>
    <message>
        <source>Other columns to keep as details</source>
        <translation>Andere Spalten, die als Angaben bleiben</translation>
    </message>
    <message>
        <source>Choose a column</source>
        <translation>Wählen Sie eine Spalte</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
</context>
<context>
    <name>CorpusPages</name>
    <message>
        <source>1 annotated article</source>
        <translation>1 annotierter Artikel</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>All texts were left out; their SHA-256 tells which they are.</source>
        <translation>Alle Texte wurden weggelassen; ihr SHA-256 sagt, welche es sind.</translation>
    </message>
    <message>
        <source>Annotation</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>Annotation sets that are not done: {number}.</source>
        <translation>Annotationsebenen, die nicht fertig sind: {number}.</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>Annotations that are marked to be discussed: {number}.</source>
        <translation>Annotationen, die zum Besprechen vorgemerkt sind: {number}.</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Annotierende</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Articles that no annotator is done with: {number}.</source>
        <translation>Artikel, mit denen niemand fertig ist: {number}.</translation>
    </message>
    <message>
        <source>Articles that one annotator alone is done with: {number}.</source>
        <translation>Artikel, mit denen nur eine Person fertig ist: {number}.</translation>
    </message>
    <message>
        <source>Articles that say when they were published: {number}, from {first} to {last}.</source>
        <translation>Artikel mit Erscheinungsdatum: {number}, von {first} bis {last}.</translation>
    </message>
    <message>
        <source>Articles that say when they were published: {number}, {first}.</source>
        <translation>Artikel mit Erscheinungsdatum: {number}, {first}.</translation>
    </message>
    <message>
        <source>Articles that went along with a near duplicate: {number}.</source>
        <translation>Artikel, die einem Beinahe-Duplikat gefolgt sind: {number}.</translation>
    </message>
    <message>
        <source>Articles that were removed from the project: {number}; the manifest says why.</source>
        <translation>Artikel, die aus dem Projekt entfernt wurden: {number}; das Manifest sagt, warum.</translation>
    </message>
    <message>
        <source>Articles whose licence is not said: {number}.</source>
        <translation>Artikel, deren Lizenz nicht angegeben ist: {number}.</translation>
    </message>
    <message>
        <source>Articles without annotations: {number}.</source>
        <translation>Artikel ohne Annotationen: {number}.</translation>
    </message>
    <message>
        <source>Articles without their text, because it may not be passed on: {number}.</source>
        <translation>Artikel ohne ihren Text, weil er nicht weitergegeben werden darf: {number}.</translation>
    </message>
    <message>
        <source>As the articles say it.</source>
        <translation>Wie in den Artikeln angegeben.</translation>
    </message>
    <message>
        <source>Asked otherwise than the recipe says: {names}.</source>
        <translation>Anders gewählt als im Rezept: {names}.</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Datasheet of {name}</source>
        <translation>Datenblatt zu {name}</translation>
    </message>
    <message>
        <source>Divided {shares} with the seed {seed}, by {method}.</source>
        <translation>Aufgeteilt im Verhältnis {shares} mit dem Startwert {seed}, nach {method}.</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Gold by {name}</source>
        <translation>Gold von {name}</translation>
    </message>
    <message>
        <source>Hover over marked text to see what is said of it; the numbers lead to the lists below each text.</source>
        <translation>Zeigen Sie auf ausgezeichneten Text, um zu sehen, was darüber gesagt wird; die Nummern führen zu den Listen unter jedem Text.</translation>
    </message>
    <message>
        <source>In brackets: where 95 % of {draws} draws of as many articles fall (bootstrap, seed {seed}).</source>
        <translation>In Klammern: wohin 95 % von {draws} Ziehungen ebenso vieler Artikel fallen (Bootstrap, Startwert {seed}).</translation>
    </message>
    <message>
        <source>It could not be measured: no article was done by two annotators.</source>
        <translation>Sie konnte nicht gemessen werden: Mit keinem Artikel sind zwei Annotierende fertig.</translation>
    </message>
    <message>
        <source>It has gold alone.</source>
        <translation>Enthalten ist nur Gold.</translation>
    </message>
    <message>
        <source>It has the annotations of all annotators, and gold.</source>
        <translation>Enthalten sind die Annotationen aller Annotierenden und Gold.</translation>
    </message>
    <message>
        <source>It has the annotations of all annotators, without gold.</source>
        <translation>Enthalten sind die Annotationen aller Annotierenden, ohne Gold.</translation>
    </message>
    <message>
        <source>It has the annotations of {name} alone.</source>
        <translation>Enthalten sind nur die Annotationen von {name}.</translation>
    </message>
    <message>
        <source>It has what more than half of the annotators who are done have alike.</source>
        <translation>Enthalten ist, was mehr als die Hälfte der Annotierenden, die fertig sind, gleich hat.</translation>
    </message>
    <message>
        <source>It rests on annotators&apos; sets that are done; a pair&apos;s figures on the articles that both are done with. F1: matches among all annotations, exact or by overlap. Kappa (Cohen) and alpha (Krippendorff) are over tokens, alpha_u (Krippendorff 2004) over code points. Relations match where both their ends do. 1 is full agreement; for kappa and the alphas 0 is what chance gives.</source>
        <translation>Grundlage sind die fertigen Ebenen der Annotierenden, bei einem Paar die Artikel, mit denen beide fertig sind. F1: der Anteil der Annotationen, die zueinander passen, exakt oder nach Überlappung. Kappa (Cohen) und Alpha (Krippendorff) zählen Tokens, Alpha_u (Krippendorff 2004) zählt Codepoints. Relationen passen zueinander, wo es ihre beiden Enden tun. 1 ist volle Übereinstimmung; bei Kappa und den Alphas ist 0, was der Zufall ergibt.</translation>
    </message>
    <message>
        <source>It was made by the recipe {name} of the project.</source>
        <translation>Es wurde nach dem Rezept {name} des Projekts erstellt.</translation>
    </message>
    <message>
        <source>It was not measured, because the export did not ask for it.</source>
        <translation>Sie wurde nicht gemessen, weil der Export nicht danach verlangt hat.</translation>
    </message>
    <message>
        <source>Known limits</source>
        <translation>Bekannte Grenzen</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>Names are replaced by stand-ins, which stay the same from export to export.</source>
        <translation>Namen sind durch Pseudonyme ersetzt, die von Export zu Export dieselben bleiben.</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>None that the program knows of.</source>
        <translation>Keine, von denen das Programm weiß.</translation>
    </message>
    <message>
        <source>Not annotated.</source>
        <translation>Nicht annotiert.</translation>
    </message>
    <message>
        <source>Not carried by {format}: {what} ({number}), {how}.</source>
        <translation>Von {format} nicht mitgenommen: {what} ({number}), {how}.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Only articles published from {since} to {until}.</source>
        <translation>Nur Artikel, erschienen von {since} bis {until}.</translation>
    </message>
    <message>
        <source>Only articles published on {day} or before.</source>
        <translation>Nur Artikel, erschienen bis einschließlich {day}.</translation>
    </message>
    <message>
        <source>Only articles published on {day} or later.</source>
        <translation>Nur Artikel, erschienen ab {day}.</translation>
    </message>
    <message>
        <source>Only articles that were chosen one by one: {number}.</source>
        <translation>Nur einzeln gewählte Artikel: {number}.</translation>
    </message>
    <message>
        <source>Only sets with these statuses: {names}.</source>
        <translation>Nur Ebenen mit diesem Status: {names}.</translation>
    </message>
    <message>
        <source>Only these labels: {names}.</source>
        <translation>Nur diese Labels: {names}.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Relationen</translation>
    </message>
    <message>
        <source>SHA-256 of the seed and the text&apos;s SHA-256; near duplicates (MinHash, {hashes} hashes over shingles of {shingle} characters, at least {alike:.0%} alike) go together, by the smallest SHA-256 among them; a part that nothing falls to gets what fell nearest to it, where another part has more than one</source>
        <translation>dem SHA-256 des Startwerts und des SHA-256 des Texts; Beinahe-Duplikate (MinHash, {hashes} Hashes über Shingles von {shingle} Zeichen, zu mindestens {alike:.0%} gleich) bleiben zusammen, nach dem kleinsten SHA-256 unter ihnen; ein Teil, auf den nichts fällt, bekommt, was am nächsten bei ihm liegt, wenn ein anderer Teil mehr als einen Artikel hat</translation>
    </message>
    <message>
        <source>Sets whose version is not said were made by the guidelines that come with the program, or come from a file that does not say it.</source>
        <translation>Ebenen ohne Angabe der Version wurden nach den Richtlinien gemacht, die das Programm mitbringt, oder stammen aus einer Datei, die keine nennt.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>The corpus has stand-ins for the names of annotators, as this datasheet.</source>
        <translation>Das Korpus enthält statt der Namen der Annotierenden Pseudonyme, ebenso dieses Datenblatt.</translation>
    </message>
    <message>
        <source>The corpus is written as {format}, by {program}.</source>
        <translation>Das Korpus wurde von {program} als {format} geschrieben.</translation>
    </message>
    <message>
        <source>The corpus itself names its annotators.</source>
        <translation>Das Korpus selbst nennt die Annotierenden mit Namen.</translation>
    </message>
    <message>
        <source>To discuss</source>
        <translation>Zu besprechen</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>When the articles were published is not said.</source>
        <translation>Wann die Artikel erschienen sind, ist nicht angegeben.</translation>
    </message>
    <message>
        <source>Where there is –, there is no figure; it is neither 0 nor 1.</source>
        <translation>Wo – steht, gibt es keinen Wert; er ist weder 0 noch 1.</translation>
    </message>
    <message>
        <source>all annotators</source>
        <translation>alle Annotierenden</translation>
    </message>
    <message>
        <source>all labels</source>
        <translation>alle Labels</translation>
    </message>
    <message>
        <source>all texts together</source>
        <translation>alle Texte zusammen</translation>
    </message>
    <message>
        <source>alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>alpha_u</source>
        <translation>Alpha_u</translation>
    </message>
    <message>
        <source>annotation sets</source>
        <translation>Annotationsebenen</translation>
    </message>
    <message>
        <source>annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>annotations in gold</source>
        <translation>Annotationen im Gold</translation>
    </message>
    <message>
        <source>annotations that have it</source>
        <translation>Annotationen mit diesem Attribut</translation>
    </message>
    <message>
        <source>annotators</source>
        <translation>Annotierende</translation>
    </message>
    <message>
        <source>annotators who are done with an article</source>
        <translation>Annotierende, die mit einem Artikel fertig sind</translation>
    </message>
    <message>
        <source>articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>articles without their text</source>
        <translation>Artikel ohne ihren Text</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>exact F1</source>
        <translation>exaktes F1</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>gemeldet</translation>
    </message>
    <message>
        <source>gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>guidelines {version}</source>
        <translation>Richtlinien {version}</translation>
    </message>
    <message>
        <source>guidelines, version</source>
        <translation>Richtlinien, Version</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>kappa</source>
        <translation>Kappa</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>longest text</source>
        <translation>längster Text</translation>
    </message>
    <message>
        <source>median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>not final</source>
        <translation>nicht endgültig</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>of these because the text may not be passed on</source>
        <translation>davon, weil der Text nicht weitergegeben werden darf</translation>
    </message>
    <message>
        <source>others: {number}</source>
        <translation>andere: {number}</translation>
    </message>
    <message>
        <source>overlap F1</source>
        <translation>F1 (Überlappung)</translation>
    </message>
    <message>
        <source>pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>pair, all labels</source>
        <translation>Paar, alle Labels</translation>
    </message>
    <message>
        <source>part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>relations</source>
        <translation>Relationen</translation>
    </message>
    <message>
        <source>sets of</source>
        <translation>Annotationsebenen nach Rolle</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>shortest text, in code points</source>
        <translation>kürzester Text, in Codepoints</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>what</source>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>who</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>{a} and {b}</source>
        <translation>{a} und {b}</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} bis {high}</translation>
    </message>
    <message>
        <source>{number} annotated articles</source>
        <translation>{number} annotierte Artikel</translation>
    </message>
</context>
<context>
    <name>CountsBar</name>
    <message>
        <source>What counts</source>
        <translation>Was zählt</translation>
    </message>
    <message>
        <source>Status of the sets</source>
        <translation>Status der Ebenen</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Annotierende</translation>
    </message>
    <message>
        <source>All annotators</source>
        <translation>Alle Annotierenden</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Alle Labels</translation>
    </message>
    <message>
        <source>Version of the guidelines</source>
        <translation>Version der Richtlinien</translation>
    </message>
    <message>
        <source>All guidelines</source>
        <translation>Alle Richtlinien</translation>
    </message>
    <message>
        <source>Before or after review</source>
        <translation>Vor oder nach der Prüfung</translation>
    </message>
    <message>
        <source>What kappa and alpha count</source>
        <translation>Was Kappa und Alpha zählen</translation>
    </message>
    <message>
        <source>Articles…</source>
        <translation>Artikel…</translation>
    </message>
    <message>
        <source>Only articles with these words in title or id</source>
        <translation>Nur Artikel mit diesen Wörtern in Titel oder Kennung</translation>
    </message>
    <message>
        <source>from YYYY-MM-DD</source>
        <translation>von JJJJ-MM-TT</translation>
    </message>
    <message>
        <source>Only sets that were done on this day or later</source>
        <translation>Nur Ebenen, die an diesem Tag oder später fertig wurden</translation>
    </message>
    <message>
        <source>to YYYY-MM-DD</source>
        <translation>bis JJJJ-MM-TT</translation>
    </message>
    <message>
        <source>Only sets that were done on this day or before</source>
        <translation>Nur Ebenen, die an diesem Tag oder früher fertig wurden</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Wie üblich</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>Reviewed or not</source>
        <translation>Geprüft oder nicht</translation>
    </message>
    <message>
        <source>Before review</source>
        <translation>Vor der Prüfung</translation>
    </message>
    <message>
        <source>After review</source>
        <translation>Nach der Prüfung</translation>
    </message>
    <message>
        <source>Count sets that are done, of everybody, in all articles</source>
        <translation>Fertige Ebenen aller Personen in allen Artikeln zählen</translation>
    </message>
    <message>
        <source>A date is written 2018-02-14, 2018-02 or 2018</source>
        <translation>Ein Datum wird so geschrieben: 2018-02-14, 2018-02 oder 2018</translation>
    </message>
    <message>
        <source>No article is called so: all count</source>
        <translation>Kein Artikel heißt so: Alle zählen</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>A fault of the program</source>
        <translation>Ein Fehler des Programms</translation>
    </message>
    <message>
        <source>Details of the fault</source>
        <translation>Einzelheiten des Fehlers</translation>
    </message>
    <message>
        <source>Something went wrong inside Annotator</source>
        <translation>In Annotator ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>This is a fault of the program, not of yours. What you have annotated is saved.</source>
        <translation>Der Fehler liegt am Programm, nicht an Ihnen. Was Sie annotiert haben, ist gespeichert.</translation>
    </message>
    <message>
        <source>You can go on; if something looks odd afterwards, quit and start again.</source>
        <translation>Sie können weiterarbeiten. Wirkt danach etwas seltsam, beenden Sie Annotator und starten Sie es neu.</translation>
    </message>
    <message>
        <source>Please send the details below to those who look after the program.</source>
        <translation>Bitte schicken Sie die Einzelheiten unten an diejenigen, die das Programm betreuen.</translation>
    </message>
    <message numerus="yes">
        <source>(%n times)</source>
        <translation>
            <numerusform>(%n-mal)</numerusform>
            <numerusform>(%n-mal)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Further faults are in the log file: %n</source>
        <translation>
            <numerusform>Ein weiterer Fehler steht im Protokoll (%n)</numerusform>
            <numerusform>Weitere Fehler stehen im Protokoll: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>Einzelheiten &amp;kopieren</translation>
    </message>
    <message>
        <source>Show the &amp;log file</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weiterarbeiten</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>{name} has nothing of this here; take somebody else&apos;s version.</source>
        <translation>{name} hat hier nichts davon; nehmen Sie die Fassung einer anderen Person.</translation>
    </message>
    <message>
        <source>Nothing is left: every disagreement is decided. Ctrl+Return finishes.</source>
        <translation>Nichts ist übrig: Alle Unterschiede sind entschieden. Strg+Eingabe schließt ab.</translation>
    </message>
    <message>
        <source>Only what was put off is left.</source>
        <translation>Nur noch Zurückgestelltes ist übrig.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln agreed marks taken into gold</source>
        <translation>
            <numerusform>%Ln übereinstimmende Annotation ins Gold übernommen</numerusform>
            <numerusform>%Ln übereinstimmende Annotationen ins Gold übernommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln disagreements decided; Ctrl+Z takes all of it back</source>
        <translation>
            <numerusform>%Ln Unterschied entschieden; Strg+Z nimmt alles zurück</numerusform>
            <numerusform>%Ln Unterschiede entschieden; Strg+Z nimmt alles zurück</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are still open ({kinds}); decide them first.</source>
        <translation>
            <numerusform>%Ln ist noch offen ({kinds}); entscheiden Sie zuerst darüber.</numerusform>
            <numerusform>%Ln sind noch offen ({kinds}); entscheiden Sie zuerst darüber.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your gold is the one that counts for this article.</source>
        <translation>Ihr Gold gilt für diesen Artikel.</translation>
    </message>
    <message>
        <source>The reason goes with the decision on {number}.</source>
        <translation>Der Grund gehört zur Entscheidung über {number}.</translation>
    </message>
    <message numerus="yes">
        <source>There are %n annotators here; {digit} means nobody.</source>
        <translation>
            <numerusform>Hier gibt es %n Person; {digit} bezeichnet niemanden.</numerusform>
            <numerusform>Hier gibt es %n Personen; {digit} bezeichnet niemanden.</numerusform>
        </translation>
    </message>
    <message>
        <source>This project can only be read.</source>
        <translation>Dieses Projekt kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>This article&apos;s gold is done and protected; reopen it (Ctrl+R) to change it.</source>
        <translation>Das Gold dieses Artikels ist fertig und geschützt; öffnen Sie es wieder (Strg+R), um es zu ändern.</translation>
    </message>
</context>
<context>
    <name>DetailsArea</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Title and details</source>
        <translation>Titel und Angaben</translation>
    </message>
    <message>
        <source>CC BY 4.0</source>
        <translation>CC BY 4.0</translation>
    </message>
    <message>
        <source>The te&amp;xt may not be passed on</source>
        <translation>Der Te&amp;xt darf nicht weitergegeben werden</translation>
    </message>
    <message>
        <source>Exports then hold the annotations and not the text</source>
        <translation>Exporte enthalten dann die Annotationen und nicht den Text</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>&amp;Datum</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>&amp;Licence</source>
        <translation>&amp;Lizenz</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message numerus="yes">
        <source>%Ln characters</source>
        <translation>
            <numerusform>%Ln Zeichen</numerusform>
            <numerusform>%Ln Zeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>{here} on this article, {everywhere} on all articles</source>
        <translation>{here} an diesem Artikel, {everywhere} an allen Artikeln</translation>
    </message>
    <message>
        <source>Only you see this; pauses of more than a minute are left out</source>
        <translation>Das sehen nur Sie; Pausen von mehr als einer Minute zählen nicht</translation>
    </message>
    <message>
        <source>Your time</source>
        <translation>Ihre Zeit</translation>
    </message>
    <message>
        <source>&amp;Add a detail</source>
        <translation>Angabe &amp;hinzufügen</translation>
    </message>
    <message>
        <source>Imported from</source>
        <translation>Importiert aus</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Zeichenkodierung</translation>
    </message>
    <message>
        <source>Line ends</source>
        <translation>Zeilenenden</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Further details</source>
        <translation>Weitere Angaben</translation>
    </message>
    <message>
        <source>The date should look like 2026-02-28.</source>
        <translation>Das Datum muss die Form 2026-02-28 haben.</translation>
    </message>
    <message>
        <source>An article needs a title.</source>
        <translation>Ein Artikel braucht einen Titel.</translation>
    </message>
</context>
<context>
    <name>DisagreementModel</name>
    <message>
        <source>Differs in</source>
        <translation>Unterschied in</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
</context>
<context>
    <name>DisagreementTable</name>
    <message>
        <source>Disagreements</source>
        <translation>Unterschiede</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>There is no reading to confirm: choose a number that nobody has read yet.</source>
        <translation>Es gibt keine Lesung zu bestätigen: Wählen Sie eine Zahl, die noch niemand gelesen hat.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln readings confirmed</source>
        <translation>
            <numerusform>%Ln Lesung bestätigt</numerusform>
            <numerusform>%Ln Lesungen bestätigt</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no reading to confirm in this article.</source>
        <translation>In diesem Artikel gibt es keine Lesung zu bestätigen.</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n annotations</source>
        <translation>
            <numerusform>%n Annotation</numerusform>
            <numerusform>%n Annotationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n Artikel</numerusform>
            <numerusform>%n Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relations</source>
        <translation>
            <numerusform>%n Relation</numerusform>
            <numerusform>%n Relationen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportChoices</name>
    <message>
        <source>All annotators and gold</source>
        <translation>Alle Personen und Gold</translation>
    </message>
    <message>
        <source>All annotators</source>
        <translation>Alle Personen</translation>
    </message>
    <message>
        <source>Gold only</source>
        <translation>Nur Gold</translation>
    </message>
    <message>
        <source>What most annotators have alike</source>
        <translation>Was die meisten Personen gleich haben</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Of any status</source>
        <translation>Mit beliebigem Status</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Alle Labels</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>Only articles with these words in title or id</source>
        <translation>Nur Artikel mit diesen Wörtern in Titel oder Kennung</translation>
    </message>
    <message>
        <source>from YYYY-MM-DD</source>
        <translation>von JJJJ-MM-TT</translation>
    </message>
    <message>
        <source>Only articles published then or later</source>
        <translation>Nur Artikel, die dann oder später erschienen sind</translation>
    </message>
    <message>
        <source>to YYYY-MM-DD</source>
        <translation>bis JJJJ-MM-TT</translation>
    </message>
    <message>
        <source>Only articles published then or before</source>
        <translation>Nur Artikel, die dann oder früher erschienen sind</translation>
    </message>
    <message>
        <source>Leave the &amp;texts out (for texts that may not be passed on)</source>
        <translation>&amp;Texte weglassen (wenn sie nicht weitergegeben werden dürfen)</translation>
    </message>
    <message>
        <source>Leave the annotators&apos; &amp;names out</source>
        <translation>&amp;Namen der Personen weglassen</translation>
    </message>
    <message>
        <source>&amp;Describe the corpus in a datasheet beside it</source>
        <translation>Das &amp;Korpus in einem Datenblatt daneben beschreiben</translation>
    </message>
    <message>
        <source>Of the datasheet, and of the HTML page</source>
        <translation>Die Sprache des Datenblatts und der HTML-Seite</translation>
    </message>
    <message>
        <source>Measured if that is quick</source>
        <translation>Gemessen, wenn es schnell geht</translation>
    </message>
    <message>
        <source>Always measured</source>
        <translation>Immer gemessen</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>How far annotators agree, for the manifest and the datasheet. Of more than {n} articles that two annotators did it takes half as long again as the export; if it should be quick, these are measured for a datasheet alone.</source>
        <translation>Wie weit Annotierende übereinstimmen, für Manifest und Datenblatt. Bei mehr als {n} Artikeln, die zwei bearbeitet haben, dauert es noch einmal halb so lange wie der Export; soll es schnell gehen, werden diese nur für ein Datenblatt gemessen.</translation>
    </message>
    <message>
        <source>Di&amp;vide it into train, dev and test</source>
        <translation>In train, dev und test a&amp;ufteilen</translation>
    </message>
    <message>
        <source>Shares of train, dev and test</source>
        <translation>Anteile von train, dev und test</translation>
    </message>
    <message>
        <source>Seed of the division</source>
        <translation>Startwert der Aufteilung</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Write what it can carry</source>
        <translation>Schreiben, was es tragen kann</translation>
    </message>
    <message>
        <source>Write it, and the rest beside it for an import</source>
        <translation>Schreiben, und den Rest für einen Import daneben</translation>
    </message>
    <message>
        <source>Write nothing</source>
        <translation>Nichts schreiben</translation>
    </message>
    <message>
        <source>Lang&amp;uage</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>A&amp;greement</source>
        <translation>Übereinstimmun&amp;g</translation>
    </message>
    <message>
        <source>There is no {names}, which the recipe asks for; choose others.</source>
        <translation>Das Rezept verlangt {names}, was es nicht gibt; wählen Sie anderes.</translation>
    </message>
    <message>
        <source>&amp;Into folder</source>
        <translation>&amp;In Ordner</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Zieldatei</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen…</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <source>&amp;Layers</source>
        <translation>E&amp;benen</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;Status</translation>
    </message>
    <message>
        <source>&amp;Articles</source>
        <translation>&amp;Artikel</translation>
    </message>
    <message>
        <source>&amp;Published</source>
        <translation>&amp;Erschienen</translation>
    </message>
    <message>
        <source>What is l&amp;ost</source>
        <translation>Was &amp;verloren geht</translation>
    </message>
    <message>
        <source>To f&amp;ile</source>
        <translation>&amp;In Datei</translation>
    </message>
    <message>
        <source>Name a file to write to.</source>
        <translation>Nennen Sie eine Datei, in die geschrieben werden soll.</translation>
    </message>
    <message>
        <source>A date is written 2018-02-14, 2018-02 or 2018</source>
        <translation>Ein Datum wird so geschrieben: 2018-02-14, 2018-02 oder 2018</translation>
    </message>
    <message>
        <source>No article is called so.</source>
        <translation>Kein Artikel heißt so.</translation>
    </message>
    <message>
        <source>Shares are written 80/10/10 or 80/20.</source>
        <translation>Anteile werden so geschrieben: 80/10/10 oder 80/20.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>This format cannot leave the texts out</source>
        <translation>Dieses Format kann die Texte nicht weglassen</translation>
    </message>
    <message>
        <source>Folder to write</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>{file} is there already, and is of no earlier export. Replace it?</source>
        <translation>{file} ist schon da und stammt von keinem früheren Export. Ersetzen?</translation>
    </message>
    <message>
        <source>Replace the file</source>
        <translation>Datei ersetzen</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
</context>
<context>
    <name>ExportLook</name>
    <message>
        <source>What the format cannot carry</source>
        <translation>Was das Format nicht tragen kann</translation>
    </message>
    <message>
        <source>File that is shown</source>
        <translation>Datei, die gezeigt wird</translation>
    </message>
    <message>
        <source>The first records</source>
        <translation>Die ersten Datensätze</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>Was dabei herauskommt</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt…</translation>
    </message>
    <message>
        <source>There is nothing to write: no article is chosen by this.</source>
        <translation>Es gibt nichts zu schreiben: Damit ist kein Artikel gewählt.</translation>
    </message>
    <message>
        <source>• {what}</source>
        <translation>• {what}</translation>
    </message>
    <message>
        <source>Texts that may not be passed on and are left out: {number}</source>
        <translation>Texte, die nicht weitergegeben werden dürfen und weggelassen werden: {number}</translation>
    </message>
    <message>
        <source>Nothing else is lost with {format}.</source>
        <translation>Sonst geht mit {format} nichts verloren.</translation>
    </message>
    <message>
        <source>Nothing is lost with {format}.</source>
        <translation>Mit {format} geht nichts verloren.</translation>
    </message>
    <message>
        <source>• {what} ({number}): {how}</source>
        <translation>• {what} ({number}): {how}</translation>
    </message>
    <message>
        <source>{format} cannot carry:</source>
        <translation>{format} kann nicht tragen:</translation>
    </message>
    <message>
        <source>This file is not text that could be shown.</source>
        <translation>Diese Datei ist kein Text, der gezeigt werden könnte.</translation>
    </message>
    <message>
        <source>As native JSONL it would hold:</source>
        <translation>Als JSONL von Annotator enthielte sie:</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Try again…</source>
        <translation>Noch einmal versuchen…</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Export läuft</translation>
    </message>
    <message>
        <source>The export was stopped. Nothing was written.</source>
        <translation>Der Export wurde abgebrochen. Es wurde nichts geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> with %Ln annotations</source>
        <translation>
            <numerusform> mit %Ln Annotation</numerusform>
            <numerusform> mit %Ln Annotationen</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} written to {file}</source>
        <translation>{what} in {file} geschrieben</translation>
    </message>
    <message>
        <source>{told}. Texts that may not be passed on and were left out: {number}</source>
        <translation>{told}. Texte, die nicht weitergegeben werden dürfen und weggelassen wurden: {number}</translation>
    </message>
    <message>
        <source>{told}. Not carried: {lost}</source>
        <translation>{told}. Nicht mitgenommen: {lost}</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
</context>
<context>
    <name>FeedbackDialog</name>
    <message>
        <source>My marks against gold</source>
        <translation>Meine Annotationen und das Gold</translation>
    </message>
    <message>
        <source>Where my marks are other than gold</source>
        <translation>Wo meine Annotationen anders sind als das Gold</translation>
    </message>
    <message>
        <source>&amp;Open in the article</source>
        <translation>Im Artikel &amp;öffnen</translation>
    </message>
    <message>
        <source>There is no finished gold yet on an article that you are done with.</source>
        <translation>Noch gibt es zu keinem Artikel, mit dem Sie fertig sind, fertiges Gold.</translation>
    </message>
    <message>
        <source>{right} of your {all} marks are in gold just so, in {articles}.</source>
        <translation>{right} Ihrer {all} Annotationen stehen genauso im Gold, in {articles}.</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Read from the text, not yet confirmed</source>
        <translation>Aus dem Text gelesen, noch nicht bestätigt</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Alle Labels</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Annotierende</translation>
    </message>
    <message>
        <source>Any annotator</source>
        <translation>Alle Annotierenden</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Inside its annotations only</source>
        <translation>Nur in dessen Annotationen</translation>
    </message>
    <message>
        <source>Inside annotations of the label only</source>
        <translation>Nur in Annotationen mit dem Label</translation>
    </message>
</context>
<context>
    <name>FindAllPanel</name>
    <message>
        <source>Find in all articles</source>
        <translation>In allen Artikeln suchen</translation>
    </message>
    <message>
        <source>Words, or how they begin</source>
        <translation>Wörter oder ihr Anfang</translation>
    </message>
    <message>
        <source>What to find in all articles</source>
        <translation>Was in allen Artikeln gesucht wird</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Nur ganze Wörter</translation>
    </message>
    <message>
        <source>As typed</source>
        <translation>Wie getippt</translation>
    </message>
    <message>
        <source>All signs in this order, as they are typed</source>
        <translation>Alle Zeichen in dieser Reihenfolge, wie sie getippt sind</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Found in the articles</source>
        <translation>In den Artikeln gefunden</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Found in {total} articles; the first {shown} are shown</source>
        <translation>In {total} Artikeln gefunden; die ersten {shown} werden gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n Artikel</numerusform>
            <numerusform>%n Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>Type words that stand in articles</source>
        <translation>Wörter eingeben, die in Artikeln stehen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>on from the start</source>
        <translation>weiter vom Anfang</translation>
    </message>
    <message>
        <source>on from the end</source>
        <translation>weiter vom Ende</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} von {total}</translation>
    </message>
    <message>
        <source>Nowhere in this article</source>
        <translation>Nirgends in diesem Artikel</translation>
    </message>
</context>
<context>
    <name>FindStrip</name>
    <message>
        <source>Find in the article</source>
        <translation>Im Artikel suchen</translation>
    </message>
    <message>
        <source>What to find in the article</source>
        <translation>Was im Artikel gesucht wird</translation>
    </message>
    <message>
        <source>Capital letters matter</source>
        <translation>Großschreibung beachten</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Nur ganze Wörter</translation>
    </message>
    <message>
        <source>The letters are a regular expression</source>
        <translation>Die Eingabe ist ein regulärer Ausdruck</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Vorige Stelle</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Zurück zum Text</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Read-only</source>
        <translation>Nur lesbar</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Speichert…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotations</source>
        <translation>
            <numerusform>%Ln Annotation</numerusform>
            <numerusform>%Ln Annotationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln relations</source>
        <translation>
            <numerusform>%Ln Relation</numerusform>
            <numerusform>%Ln Relationen</numerusform>
        </translation>
    </message>
    <message>
        <source>at {place}</source>
        <translation>bei {place}</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>Your active time on this article: {time}</source>
        <translation>Ihre aktive Zeit an diesem Artikel: {time}</translation>
    </message>
    <message>
        <source>Your active time on this article; pauses of more than a minute are left out</source>
        <translation>Ihre aktive Zeit an diesem Artikel; Pausen von mehr als einer Minute zählen nicht</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Return opens what is behind the chosen figure</source>
        <translation>Return öffnet, was hinter dem gewählten Wert steht</translation>
    </message>
</context>
<context>
    <name>GuidelinesEditor</name>
    <message>
        <source>Guidelines as Markdown</source>
        <translation>Richtlinien als Markdown</translation>
    </message>
    <message>
        <source>How they will look</source>
        <translation>Wie sie aussehen werden</translation>
    </message>
    <message>
        <source>What was changed, and why</source>
        <translation>Was geändert wurde und warum</translation>
    </message>
    <message>
        <source>Save as a new version</source>
        <translation>Als neue Version speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>GuidelinesWindow</name>
    <message>
        <source>Guidelines</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <source>Find in the guidelines</source>
        <translation>In den Richtlinien suchen</translation>
    </message>
    <message>
        <source>What to find in the guidelines</source>
        <translation>Was in den Richtlinien gesucht wird</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Change the guidelines of this project; every saving is a version</source>
        <translation>Die Richtlinien dieses Projekts ändern; jedes Speichern ist eine Version</translation>
    </message>
    <message>
        <source>This version does not count any more; the newest one does.</source>
        <translation>Diese Version gilt nicht mehr; es gilt die neueste.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>This is what you typed the last time and did not save; Cancel throws it away.</source>
        <translation>Das haben Sie zuletzt geschrieben und nicht gespeichert; Abbrechen verwirft es.</translation>
    </message>
</context>
<context>
    <name>Hands</name>
    <message>
        <source>In a pass the pen keeps its label; put it down or end the pass first.</source>
        <translation>Im Durchgang behält der Stift sein Label; legen Sie ihn weg oder beenden Sie zuerst den Durchgang.</translation>
    </message>
    <message>
        <source>Select words first, with the mouse or with Shift and the arrow keys.</source>
        <translation>Wählen Sie zuerst Wörter aus, mit der Maus oder mit Umschalttaste und Pfeiltasten.</translation>
    </message>
    <message>
        <source>Nothing was tagged yet: press a label&apos;s key first.</source>
        <translation>Noch wurde nichts ausgezeichnet: Drücken Sie zuerst die Taste eines Labels.</translation>
    </message>
    <message>
        <source>What the new label cannot be tied to is untied; undo brings it back.</source>
        <translation>Was sich mit dem neuen Label nicht verknüpfen lässt, ist gelöst; „Rückgängig“ holt es zurück.</translation>
    </message>
    <message>
        <source>Choose an annotation first: click it on the page or in the list.</source>
        <translation>Wählen Sie zuerst eine Annotation: Klicken Sie sie auf der Seite oder in der Liste an.</translation>
    </message>
    <message>
        <source>Select the words first.</source>
        <translation>Wählen Sie zuerst die Wörter aus.</translation>
    </message>
</context>
<context>
    <name>HintActions</name>
    <message>
        <source>Letters of the word to select to · Esc leaves</source>
        <translation>Buchstaben des Wortes, bis zu dem die Auswahl reichen soll · Esc beendet</translation>
    </message>
    <message>
        <source>Letters of the word to go to · with Shift, select to it · Esc leaves</source>
        <translation>Buchstaben des Zielworts · mit Umschalttaste bis dorthin auswählen · Esc beendet</translation>
    </message>
    <message>
        <source>There is no word in view.</source>
        <translation>Im sichtbaren Text steht kein Wort.</translation>
    </message>
    <message>
        <source>Letters of the first word · ↑ ↓ scroll · Esc leaves</source>
        <translation>Buchstaben des ersten Worts · ↑ ↓ rollen · Esc beendet</translation>
    </message>
    <message>
        <source>Letters of the last word · Return takes the one alone · ↑ ↓ scroll · Esc leaves</source>
        <translation>Buchstaben des letzten Worts · Return nimmt nur das erste · ↑ ↓ rollen · Esc beendet</translation>
    </message>
    <message>
        <source>Letters of the number · Esc leaves</source>
        <translation>Buchstaben der Zahl · Esc beendet</translation>
    </message>
    <message>
        <source>No number is in view that is not tagged yet; scroll on.</source>
        <translation>Im sichtbaren Text sind alle Zahlen ausgezeichnet; rollen Sie weiter.</translation>
    </message>
    <message>
        <source>Letters of the quotation · Esc leaves</source>
        <translation>Buchstaben des Zitats · Esc beendet</translation>
    </message>
    <message>
        <source>No quotation begins in view that is not tagged yet; scroll on.</source>
        <translation>Im sichtbaren Text beginnt kein Zitat, das noch auszuzeichnen wäre; rollen Sie weiter.</translation>
    </message>
    <message>
        <source>This project has no label for it; the words are only selected.</source>
        <translation>Dieses Projekt hat dafür kein Label; die Wörter sind nur ausgewählt.</translation>
    </message>
</context>
<context>
    <name>Hints</name>
    <message>
        <source>Nothing here begins with {letters}</source>
        <translation>Hier beginnt nichts mit {letters}</translation>
    </message>
    <message>
        <source>Only letters count here</source>
        <translation>Hier zählen nur Buchstaben</translation>
    </message>
</context>
<context>
    <name>Hovering</name>
    <message>
        <source>To discuss</source>
        <translation>Zu besprechen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Import läuft</translation>
    </message>
    <message>
        <source>Pasting</source>
        <translation>Wird eingefügt</translation>
    </message>
    <message>
        <source>The import was stopped. Nothing was taken in.</source>
        <translation>Der Import wurde abgebrochen. Es wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>Texts and corpora ({endings})</source>
        <translation>Texte und Korpora ({endings})</translation>
    </message>
    <message numerus="yes">
        <source>%n remarks</source>
        <translation>
            <numerusform>%n Anmerkung</numerusform>
            <numerusform>%n Anmerkungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything was there already; nothing changed.</source>
        <translation>Alles war schon da; nichts wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n articles imported</source>
        <translation>
            <numerusform>%n Artikel importiert</numerusform>
            <numerusform>%n Artikel importiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n bereits bekannt</numerusform>
            <numerusform>%n bereits bekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n annotations</source>
        <translation>
            <numerusform>%n Annotation</numerusform>
            <numerusform>%n Annotationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Discuss</source>
        <translation>Besprechen</translation>
    </message>
    <message>
        <source>Mark it as one to talk about</source>
        <translation>Als zu besprechen kennzeichnen</translation>
    </message>
    <message>
        <source>No annotation is chosen. Click one on the page.</source>
        <translation>Keine Annotation gewählt. Klicken Sie eine auf der Seite an.</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message numerus="yes">
        <source>%n annotations</source>
        <translation>
            <numerusform>%n Annotation</numerusform>
            <numerusform>%n Annotationen</numerusform>
        </translation>
    </message>
    <message>
        <source>read from the text, not yet confirmed</source>
        <translation>aus dem Text gelesen, noch nicht bestätigt</translation>
    </message>
    <message numerus="yes">
        <source>%n numbers not yet confirmed</source>
        <translation>
            <numerusform>%n Zahl noch nicht bestätigt</numerusform>
            <numerusform>%n Zahlen noch nicht bestätigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Open: {points}</source>
        <translation>Offen: {points}</translation>
    </message>
    <message numerus="yes">
        <source>%n fragments</source>
        <translation>
            <numerusform>%n Fragment</numerusform>
            <numerusform>%n Fragmente</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Jump</name>
    <message>
        <source>Letters to go to</source>
        <translation>Buchstaben, zu denen gesprungen wird</translation>
    </message>
    <message>
        <source>A few letters</source>
        <translation>Einige Buchstaben</translation>
    </message>
    <message>
        <source>Return goes there · ↑ ↓ other places · Esc back</source>
        <translation>Return springt dorthin · ↑ ↓ andere Stellen · Esc zurück</translation>
    </message>
    <message>
        <source>Nowhere in this article</source>
        <translation>Nirgends in diesem Artikel</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} von {total}</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press the new keys</source>
        <translation>Die neuen Tasten drücken</translation>
    </message>
    <message>
        <source>Press the keys</source>
        <translation>Tasten drücken</translation>
    </message>
    <message>
        <source>Click, then press the keys</source>
        <translation>Hier klicken, dann die Tasten drücken</translation>
    </message>
</context>
<context>
    <name>KindsRow</name>
    <message>
        <source>Or type {sign} first</source>
        <translation>Oder zuerst {sign} tippen</translation>
    </message>
</context>
<context>
    <name>LabelBox</name>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
</context>
<context>
    <name>LabelButton</name>
    <message>
        <source>Key {key}</source>
        <translation>Taste {key}</translation>
    </message>
    <message>
        <source>In hand: tags every selection</source>
        <translation>Im Stift: zeichnet jede Auswahl aus</translation>
    </message>
</context>
<context>
    <name>LabelPanel</name>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
</context>
<context>
    <name>LabelsWindow</name>
    <message>
        <source>Label scheme</source>
        <translation>Label-Schema</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Relationen</translation>
    </message>
    <message>
        <source>Add label…</source>
        <translation>Label hinzufügen…</translation>
    </message>
    <message>
        <source>Add relation…</source>
        <translation>Relation hinzufügen…</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Label up</source>
        <translation>Label nach oben</translation>
    </message>
    <message>
        <source>Relation up</source>
        <translation>Relation nach oben</translation>
    </message>
    <message>
        <source>Label down</source>
        <translation>Label nach unten</translation>
    </message>
    <message>
        <source>Relation down</source>
        <translation>Relation nach unten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Add label</source>
        <translation>Label hinzufügen</translation>
    </message>
    <message>
        <source>Add relation</source>
        <translation>Relation hinzufügen</translation>
    </message>
    <message>
        <source>What is it called in files?</source>
        <translation>Wie heißt es in Dateien?</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>Delete “{title}”? With it go: {touched}. Undo brings all of it back.</source>
        <translation>„{title}“ löschen? Damit entfallen: {touched}. „Rückgängig“ holt alles zurück.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
</context>
<context>
    <name>LabelsWiring</name>
    <message numerus="yes">
        <source>%n labels are new in the scheme: {labels}</source>
        <translation>
            <numerusform>%n Label ist neu im Schema: {labels}</numerusform>
            <numerusform>%n Labels sind neu im Schema: {labels}</numerusform>
        </translation>
    </message>
    <message>
        <source>Look, or merge into ours…</source>
        <translation>Ansehen oder zusammenführen…</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>Page with the drawings (*.html)</source>
        <translation>Seite mit den Zeichnungen (*.html)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>This row has just changed; look again.</source>
        <translation>Diese Zeile hat sich gerade geändert; sehen Sie noch einmal hin.</translation>
    </message>
    <message>
        <source>This is gold; gold is changed where it is reviewed.</source>
        <translation>Das ist Gold; Gold wird beim Prüfen geändert.</translation>
    </message>
    <message>
        <source>This is the work of {name}; only they can sort it in.</source>
        <translation>Das ist die Arbeit von {name}; nur diese Person kann es einordnen.</translation>
    </message>
    <message>
        <source>The article is done; reopen it to sort its numbers in.</source>
        <translation>Der Artikel ist fertig; öffnen Sie ihn wieder, um seine Zahlen einzuordnen.</translation>
    </message>
    <message>
        <source>Claim ledger</source>
        <translation>Claim-Verzeichnis</translation>
    </message>
    <message>
        <source>who says how many, and how sure</source>
        <translation>wer sagt wie viele und wie sicher</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Sagt</translation>
    </message>
    <message>
        <source>Hedged by</source>
        <translation>Abgeschwächt durch</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>about</source>
        <translation>etwa</translation>
    </message>
    <message>
        <source>at least, more than</source>
        <translation>mindestens, mehr als</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>range</source>
        <translation>Spanne</translation>
    </message>
    <message>
        <source>vague</source>
        <translation>vage</translation>
    </message>
    <message>
        <source>hedged</source>
        <translation>abgeschwächt</translation>
    </message>
    <message>
        <source>denied</source>
        <translation>bestritten</translation>
    </message>
    <message>
        <source>exactly {value}</source>
        <translation>genau {value}</translation>
    </message>
    <message>
        <source>about {value}</source>
        <translation>etwa {value}</translation>
    </message>
    <message>
        <source>at least {value}</source>
        <translation>mindestens {value}</translation>
    </message>
    <message>
        <source>more than {value}</source>
        <translation>mehr als {value}</translation>
    </message>
    <message>
        <source>at most {value}</source>
        <translation>höchstens {value}</translation>
    </message>
    <message>
        <source>less than {value}</source>
        <translation>weniger als {value}</translation>
    </message>
    <message>
        <source>{lower} to {upper}</source>
        <translation>{lower} bis {upper}</translation>
    </message>
    <message>
        <source>{lower} or more</source>
        <translation>{lower} oder mehr</translation>
    </message>
    <message>
        <source>up to {upper}</source>
        <translation>bis zu {upper}</translation>
    </message>
    <message>
        <source>vaguely {lower} to {upper}</source>
        <translation>vage {lower} bis {upper}</translation>
    </message>
    <message>
        <source>vaguely {lower} or more</source>
        <translation>vage {lower} oder mehr</translation>
    </message>
    <message>
        <source>vaguely up to {upper}</source>
        <translation>vage bis zu {upper}</translation>
    </message>
    <message>
        <source>a vague number</source>
        <translation>eine vage Zahl</translation>
    </message>
    <message>
        <source>{n}tn</source>
        <translation>{n}&#xa0;Bio.</translation>
    </message>
    <message>
        <source>{n}bn</source>
        <translation>{n}&#xa0;Mrd.</translation>
    </message>
    <message>
        <source>{n}M</source>
        <translation>{n}&#xa0;Mio.</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>denies</source>
        <translation>bestreitet</translation>
    </message>
    <message>
        <source>the author</source>
        <translation>der Autor</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>niemand Genanntes</translation>
    </message>
    <message>
        <source>no speaker</source>
        <translation>kein Sprecher</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>{who} says {what}</source>
        <translation>{who} sagt {what}</translation>
    </message>
    <message>
        <source>{who} say {what}</source>
        <translation>{who} sagen {what}</translation>
    </message>
    <message>
        <source>{who} {what}</source>
        <translation>{who} {what}</translation>
    </message>
    <message>
        <source>, but also </source>
        <translation>, aber auch </translation>
    </message>
    <message>
        <source>, but </source>
        <translation>, aber </translation>
    </message>
    <message>
        <source>{said}: they exclude each other</source>
        <translation>{said}: das schließt sich aus</translation>
    </message>
    <message>
        <source>{n} more</source>
        <translation>{n} weitere</translation>
    </message>
    <message>
        <source>Not sorted in yet</source>
        <translation>Noch nicht eingeordnet</translation>
    </message>
    <message>
        <source>these numbers have no quantity, so they are compared with none</source>
        <translation>diese Zahlen haben keine Größe und werden mit keiner verglichen</translation>
    </message>
    <message>
        <source>numeric claims: {rows} · speakers: {speakers} · contradictions: {pairs}</source>
        <translation>Claims mit Zahl: {rows} · Sprecher: {speakers} · Widersprüche: {pairs}</translation>
    </message>
    <message>
        <source>No claim is tied to a number yet.</source>
        <translation>Noch ist kein Claim mit einer Zahl verknüpft.</translation>
    </message>
    <message>
        <source>excludes {what}</source>
        <translation>schließt aus: {what}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln contradictions</source>
        <translation>
            <numerusform>%Ln Widerspruch</numerusform>
            <numerusform>%Ln Widersprüche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln numeric claims</source>
        <translation>
            <numerusform>%Ln Claim mit Zahl</numerusform>
            <numerusform>%Ln Claims mit Zahl</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln speakers</source>
        <translation>
            <numerusform>%Ln Sprecher</numerusform>
            <numerusform>%Ln Sprecher</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LedgerBar</name>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Whose annotations</source>
        <translation>Wessen Annotationen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Show some of the rows only</source>
        <translation>Nur einen Teil der Zeilen zeigen</translation>
    </message>
    <message>
        <source>Say what the numbers without a quantity count</source>
        <translation>Sagen, was die Zahlen ohne Größe zählen</translation>
    </message>
    <message>
        <source>Write what is shown to a file</source>
        <translation>Was gezeigt wird, in eine Datei schreiben</translation>
    </message>
    <message>
        <source>This article</source>
        <translation>Dieser Artikel</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>Alle Artikel</translation>
    </message>
    <message>
        <source>Gold, else everybody</source>
        <translation>Gold, sonst alle</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Filter ({n})</source>
        <translation>Filtern ({n})</translation>
    </message>
    <message>
        <source>&amp;Sort numbers in ({n})</source>
        <translation>Zahlen &amp;einordnen ({n})</translation>
    </message>
</context>
<context>
    <name>LedgerExport</name>
    <message>
        <source>Export the ledger</source>
        <translation>Verzeichnis exportieren</translation>
    </message>
    <message>
        <source>Exporting the ledger</source>
        <translation>Verzeichnis wird exportiert</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} written to {file}</source>
        <translation>{what} in {file} geschrieben</translation>
    </message>
</context>
<context>
    <name>LedgerFilters</name>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern…</translation>
    </message>
    <message>
        <source>Words that stand in the row</source>
        <translation>Wörter, die in der Zeile stehen</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Any speaker</source>
        <translation>Alle Sprecher</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Any quantity</source>
        <translation>Alle Größen</translation>
    </message>
    <message>
        <source>from YYYY-MM-DD</source>
        <translation>von JJJJ-MM-TT</translation>
    </message>
    <message>
        <source>Published on this day or later</source>
        <translation>An diesem Tag oder später erschienen</translation>
    </message>
    <message>
        <source>to YYYY-MM-DD</source>
        <translation>bis JJJJ-MM-TT</translation>
    </message>
    <message>
        <source>Published on this day or before</source>
        <translation>An diesem Tag oder früher erschienen</translation>
    </message>
    <message>
        <source>Contradictions only</source>
        <translation>Nur Widersprüche</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Show all rows again</source>
        <translation>Wieder alle Zeilen zeigen</translation>
    </message>
    <message>
        <source>Not sorted in yet</source>
        <translation>Noch nicht eingeordnet</translation>
    </message>
    <message>
        <source>A date is written 2018-02-14, 2018-02 or 2018</source>
        <translation>Ein Datum wird so geschrieben: 2018-02-14, 2018-02 oder 2018</translation>
    </message>
</context>
<context>
    <name>LedgerFoot</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Read no further; what is shown stays</source>
        <translation>Nicht weiterlesen; das Gezeigte bleibt</translation>
    </message>
</context>
<context>
    <name>LedgerReader</name>
    <message>
        <source>Reading the ledger</source>
        <translation>Verzeichnis wird gelesen</translation>
    </message>
</context>
<context>
    <name>LedgerView</name>
    <message>
        <source>Claims by quantity</source>
        <translation>Claims nach Größe</translation>
    </message>
</context>
<context>
    <name>LedgerWindow</name>
    <message>
        <source>Show all articles</source>
        <translation>Alle Artikel zeigen</translation>
    </message>
    <message>
        <source>Stopped: the ledger is as it was before.</source>
        <translation>Angehalten: Das Verzeichnis ist wie zuvor.</translation>
    </message>
    <message>
        <source>No row is left by these filters</source>
        <translation>Diese Filter lassen keine Zeile übrig</translation>
    </message>
    <message>
        <source>Clear them to see all rows again.</source>
        <translation>Leeren Sie sie, um wieder alle Zeilen zu sehen.</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Highlight a claim and a number in it, and tie them with “has number”.</source>
        <translation>Zeichnen Sie einen Claim und eine Zahl darin aus und verknüpfen Sie beide mit „has number“.</translation>
    </message>
    <message>
        <source>No claim of this article is tied to a number yet</source>
        <translation>In diesem Artikel ist noch kein Claim mit einer Zahl verknüpft</translation>
    </message>
    <message>
        <source>Open in the article</source>
        <translation>Im Artikel öffnen</translation>
    </message>
    <message>
        <source>Sort in…</source>
        <translation>Einordnen…</translation>
    </message>
    <message>
        <source>Take the quantity off</source>
        <translation>Größe wegnehmen</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>What is drawn: {names}</source>
        <translation>Gezeichnet ist: {names}</translation>
    </message>
</context>
<context>
    <name>LongStep</name>
    <message>
        <source>Changing the project</source>
        <translation>Das Projekt wird geändert</translation>
    </message>
</context>
<context>
    <name>MajorityDialog</name>
    <message>
        <source>Take the majority</source>
        <translation>Die Mehrheit übernehmen</translation>
    </message>
    <message>
        <source>At least this share of the annotators</source>
        <translation>Mindestens dieser Anteil der Personen</translation>
    </message>
    <message>
        <source>&amp;Decide</source>
        <translation>&amp;Entscheiden</translation>
    </message>
    <message>
        <source>Take what at least this share of the annotators have alike; the rest stays open.</source>
        <translation>Übernimmt, was mindestens dieser Anteil der Personen gleich hat; der Rest bleibt offen.</translation>
    </message>
    <message>
        <source>Decides {count} of {all} that are open.</source>
        <translation>Entscheidet {count} von {all} offenen.</translation>
    </message>
</context>
<context>
    <name>MarkdownPage</name>
    <message>
        <source>{name} (picture)</source>
        <translation>{name} (Bild)</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Merge annotators</source>
        <translation>Personen zusammenführen</translation>
    </message>
    <message>
        <source>All work of the first becomes the second&apos;s, and the first name goes. Where both annotated an article, equal annotations become one.</source>
        <translation>Die ganze Arbeit der ersten Person geht auf die zweite über, und der erste Name entfällt. Wo beide einen Artikel annotiert haben, werden gleiche Annotationen zu einer.</translation>
    </message>
    <message>
        <source>&amp;Work of</source>
        <translation>Die &amp;Arbeit von</translation>
    </message>
    <message>
        <source>&amp;becomes that of</source>
        <translation>&amp;geht über auf</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Zusammenführen</translation>
    </message>
</context>
<context>
    <name>MergeOwnersDialog</name>
    <message>
        <source>Merge “{title}”</source>
        <translation>„{title}“ zusammenführen</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>Mit</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Zusammenführen</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;Mit</translation>
    </message>
    <message>
        <source>All that has “{title}” gets the other instead, and “{title}” goes. The other takes in the attributes, values and connections that it lacks. Undo brings all of it back.</source>
        <translation>Alles mit „{title}“ bekommt stattdessen das andere, und „{title}“ entfällt. Das andere übernimmt die Attribute, Werte und Verbindungen, die ihm fehlen. „Rückgängig“ holt alles zurück.</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>NameList</name>
    <message>
        <source>Filter…</source>
        <translation>Filtern…</translation>
    </message>
    <message>
        <source>Filter the names</source>
        <translation>Namen filtern</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
</context>
<context>
    <name>NamesDialog</name>
    <message>
        <source>Names that are new</source>
        <translation>Neue Namen</translation>
    </message>
    <message>
        <source>The files have names that the project does not know. Each can become one that it has, or is added as it is.</source>
        <translation>In den Dateien stehen Namen, die das Projekt nicht kennt. Jeder kann einer werden, den es hat, oder wird hinzugefügt, wie er ist.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>In the files</source>
        <translation>In den Dateien</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>In the project</source>
        <translation>Im Projekt</translation>
    </message>
    <message>
        <source>New names</source>
        <translation>Neue Namen</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>new: {name}</source>
        <translation>neu: {name}</translation>
    </message>
    <message>
        <source>What {name} becomes</source>
        <translation>Was aus {name} wird</translation>
    </message>
</context>
<context>
    <name>NamesModel</name>
    <message numerus="yes">
        <source>%n mentions</source>
        <translation>
            <numerusform>%n Erwähnung</numerusform>
            <numerusform>%n Erwähnungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note to the chosen annotation</source>
        <translation>Notiz zur gewählten Annotation</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>several</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>Not saved: this is no number. Write digits, as 1200 or {example}.</source>
        <translation>Nicht gespeichert: Das ist keine Zahl. Schreiben Sie Ziffern, etwa 1200 oder {example}.</translation>
    </message>
</context>
<context>
    <name>OfferedMenu</name>
    <message>
        <source>Context menu</source>
        <translation>Kontextmenü</translation>
    </message>
    <message>
        <source>Change the label</source>
        <translation>Label ändern</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>Relationen</translation>
    </message>
</context>
<context>
    <name>OpenPanel</name>
    <message>
        <source>{key} next</source>
        <translation>{key} weiter</translation>
    </message>
    <message>
        <source>{number} open</source>
        <translation>{number} offen</translation>
    </message>
</context>
<context>
    <name>OtherField</name>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>The label has no such attribute; Del removes it</source>
        <translation>Das Label hat kein solches Attribut; Entf entfernt es</translation>
    </message>
    <message>
        <source>several</source>
        <translation>verschieden</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Overview of the article</source>
        <translation>Überblick über den Artikel</translation>
    </message>
    <message>
        <source>All annotations and search hits at their place in the article; click to go there</source>
        <translation>Alle Annotationen und Fundstellen an ihrem Platz im Artikel; ein Klick führt hin</translation>
    </message>
</context>
<context>
    <name>OwnKeys</name>
    <message>
        <source>Tag the selection, or the chosen annotation, as {label}</source>
        <translation>Die Auswahl oder die gewählte Annotation als {label} auszeichnen</translation>
    </message>
</context>
<context>
    <name>OwnerForm</name>
    <message>
        <source>Name in files</source>
        <translation>Name in Dateien</translation>
    </message>
    <message>
        <source>Title on screen</source>
        <translation>Titel am Bildschirm</translation>
    </message>
    <message>
        <source>Key: one letter</source>
        <translation>Taste: ein Buchstabe</translation>
    </message>
    <message>
        <source>Goes from</source>
        <translation>Führt von</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>Führt zu</translation>
    </message>
    <message>
        <source>&amp;Merge into…</source>
        <translation>&amp;Zusammenführen…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>Unterstreichung</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>That is the key of “{label}”.</source>
        <translation>Das ist die Taste von „{label}“.</translation>
    </message>
    <message>
        <source>No letter; the first nine labels have the digits 1 to 9.</source>
        <translation>Kein Buchstabe; die ersten neun Labels haben die Ziffern 1 bis 9.</translation>
    </message>
    <message>
        <source>The window has this letter, too: the label wins, and the action keeps its other key.</source>
        <translation>Auch das Fenster hat diesen Buchstaben: Das Label gewinnt, die Aktion behält ihre andere Taste.</translation>
    </message>
</context>
<context>
    <name>OwnerModel</name>
    <message>
        <source>key {key}</source>
        <translation>Taste {key}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln in use</source>
        <translation>
            <numerusform>%Ln verwendet</numerusform>
            <numerusform>%Ln verwendet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PageMenu</name>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Wählen</translation>
    </message>
    <message>
        <source>Tag the selection</source>
        <translation>Auswahl auszeichnen</translation>
    </message>
</context>
<context>
    <name>PageSurface</name>
    <message>
        <source>Article text</source>
        <translation>Text des Artikels</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Open a project first.</source>
        <translation>Öffnen Sie zuerst ein Projekt.</translation>
    </message>
    <message>
        <source>This project can only be read.</source>
        <translation>Dieses Projekt kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>Open an article first.</source>
        <translation>Öffnen Sie zuerst einen Artikel.</translation>
    </message>
    <message>
        <source>Choose an annotation and select words first.</source>
        <translation>Wählen Sie zuerst eine Annotation und dazu Wörter aus.</translation>
    </message>
    <message>
        <source>Choose an annotation first.</source>
        <translation>Wählen Sie zuerst eine Annotation.</translation>
    </message>
    <message>
        <source>Select words first.</source>
        <translation>Wählen Sie zuerst Wörter aus.</translation>
    </message>
    <message>
        <source>There is nothing to do it with at the moment.</source>
        <translation>Im Augenblick gibt es dafür nichts.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>This annotation is not there any more.</source>
        <translation>Diese Annotation gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This label is not there any more.</source>
        <translation>Dieses Label gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>PalettePanel</name>
    <message>
        <source>A few letters of an action, article, label or annotation</source>
        <translation>Einige Buchstaben: Aktion, Artikel, Label oder Annotation</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message numerus="yes">
        <source>The best %Ln; type on for others</source>
        <translation>
            <numerusform>Der beste Treffer (%Ln); für andere weitertippen</numerusform>
            <numerusform>Die besten %Ln; für andere weitertippen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found for “{words}”.</source>
        <translation>Zu „{words}“ wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>There is nothing of this kind yet.</source>
        <translation>Davon gibt es noch nichts.</translation>
    </message>
    <message>
        <source>↵ do it or go there    ↑ ↓ choose    Tab other kinds    Esc close</source>
        <translation>↵ ausführen oder hingehen    ↑ ↓ wählen    Tab andere Arten    Esc schließen</translation>
    </message>
</context>
<context>
    <name>Pane</name>
    <message>
        <source>Article as {name} marked it</source>
        <translation>Artikel, wie {name} ihn ausgezeichnet hat</translation>
    </message>
</context>
<context>
    <name>PaneBoard</name>
    <message>
        <source>Gold</source>
        <translation>Gold</translation>
    </message>
    <message>
        <source>as it is now</source>
        <translation>wie es jetzt ist</translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <translation>
            <numerusform>Alle %n</numerusform>
            <numerusform>Alle %n</numerusform>
        </translation>
    </message>
    <message>
        <source>how many marked each stretch</source>
        <translation>wie viele jede Stelle ausgezeichnet haben</translation>
    </message>
    <message>
        <source>agreed marks are grey</source>
        <translation>Übereinstimmendes ist grau</translation>
    </message>
</context>
<context>
    <name>PartNames</name>
    <message>
        <source>Border between parts of the window</source>
        <translation>Grenze zwischen Teilen des Fensters</translation>
    </message>
    <message>
        <source>Scroll up and down</source>
        <translation>Auf und ab rollen</translation>
    </message>
    <message>
        <source>Scroll sideways</source>
        <translation>Seitwärts rollen</translation>
    </message>
    <message>
        <source>Empty the line</source>
        <translation>Zeile leeren</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>Menüs</translation>
    </message>
</context>
<context>
    <name>PassBar</name>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>End the pass</source>
        <translation>Durchgang beenden</translation>
    </message>
    <message>
        <source>Pass over all articles</source>
        <translation>Durchgang durch alle Artikel</translation>
    </message>
    <message numerus="yes">
        <source>Only {label}: {done} of %Ln articles</source>
        <translation>
            <numerusform>Nur {label}: {done} von %Ln Artikel</numerusform>
            <numerusform>Nur {label}: {done} von %Ln Artikeln</numerusform>
        </translation>
    </message>
    <message>
        <source>done in this pass</source>
        <translation>in diesem Durchgang fertig</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Done in this pass, next</source>
        <translation>Hier fertig, weiter</translation>
    </message>
    <message>
        <source>Next article of this pass</source>
        <translation>Nächster Artikel dieses Durchgangs</translation>
    </message>
</context>
<context>
    <name>PassDialog</name>
    <message>
        <source>Pass over all articles</source>
        <translation>Durchgang durch alle Artikel</translation>
    </message>
    <message>
        <source>Go through all articles for one label only: it stays in hand and tags whatever you select.</source>
        <translation>Alle Artikel nur für ein Label durchgehen: Es bleibt im Stift und zeichnet alles aus, was Sie auswählen.</translation>
    </message>
    <message>
        <source>Label of the pass</source>
        <translation>Label des Durchgangs</translation>
    </message>
    <message>
        <source>Start &amp;anew…</source>
        <translation>&amp;Neu beginnen…</translation>
    </message>
    <message>
        <source>A digit chooses a label, Return begins.</source>
        <translation>Eine Ziffer wählt ein Label, Return beginnt.</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %Ln articles</source>
        <translation>
            <numerusform>{done} von %Ln Artikel</numerusform>
            <numerusform>{done} von %Ln Artikeln</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Beginnen</translation>
    </message>
</context>
<context>
    <name>PassWiring</name>
    <message>
        <source>A pass needs articles and labels: import some articles first.</source>
        <translation>Ein Durchgang braucht Artikel und Labels: Importieren Sie zuerst Artikel.</translation>
    </message>
    <message numerus="yes">
        <source>Begin the pass over “{label}” anew? That %Ln articles were done in it is forgotten; every annotation stays.</source>
        <translation>
            <numerusform>Den Durchgang „{label}“ neu beginnen? Dass darin schon %Ln Artikel fertig ist, wird vergessen; jede Annotation bleibt.</numerusform>
            <numerusform>Den Durchgang „{label}“ neu beginnen? Dass darin schon %Ln Artikel fertig sind, wird vergessen; jede Annotation bleibt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>&amp;Start anew</source>
        <translation>&amp;Neu beginnen</translation>
    </message>
    <message>
        <source>This pass is complete: every article is done in it. You can begin another one.</source>
        <translation>Dieser Durchgang ist geschafft: Alle Artikel sind darin fertig. Sie können einen anderen beginnen.</translation>
    </message>
    <message>
        <source>End the pass</source>
        <translation>Durchgang beenden</translation>
    </message>
</context>
<context>
    <name>Pen</name>
    <message>
        <source>This project has no labels to take in hand.</source>
        <translation>Dieses Projekt hat keine Labels für den Stift.</translation>
    </message>
</context>
<context>
    <name>PenWiring</name>
    <message>
        <source>No pen any more</source>
        <translation>Kein Stift mehr</translation>
    </message>
    <message>
        <source>Pen: {label} · {key} or {other} ends</source>
        <translation>Stift: {label} · {key} oder {other} beendet</translation>
    </message>
    <message>
        <source>Pen: {label} · {key} ends</source>
        <translation>Stift: {label} · {key} beendet</translation>
    </message>
    <message>
        <source>Pen: {label}</source>
        <translation>Stift: {label}</translation>
    </message>
</context>
<context>
    <name>PlaceList</name>
    <message>
        <source>Places</source>
        <translation>Stellen</translation>
    </message>
    <message>
        <source>Places behind the figure</source>
        <translation>Stellen hinter dem Wert</translation>
    </message>
</context>
<context>
    <name>PlaceModel</name>
    <message>
        <source>tagged already</source>
        <translation>schon ausgezeichnet</translation>
    </message>
    <message>
        <source>overlaps {labels}</source>
        <translation>überschneidet {labels}</translation>
    </message>
</context>
<context>
    <name>Pointer</name>
    <message numerus="yes">
        <source>%n more parts above</source>
        <translation>
            <numerusform>%n weiterer Teil darüber</numerusform>
            <numerusform>%n weitere Teile darüber</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more parts below</source>
        <translation>
            <numerusform>%n weiterer Teil darunter</numerusform>
            <numerusform>%n weitere Teile darunter</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PresetRow</name>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorlage</translation>
    </message>
    <message>
        <source>&amp;Open a file…</source>
        <translation>Datei ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Save as a file…</source>
        <translation>Als Datei &amp;speichern…</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>The shortcuts are saved in {file}.</source>
        <translation>Die Tastenkürzel sind in {file} gespeichert.</translation>
    </message>
    <message>
        <source>Nothing of the preset “{name}” can be taken; your shortcuts are as they were ({first})</source>
        <translation>Aus der Vorlage „{name}“ kann nichts übernommen werden; Ihre Tastenkürzel sind unverändert ({first})</translation>
    </message>
    <message>
        <source>Preset “{name}”</source>
        <translation>Vorlage „{name}“</translation>
    </message>
    <message>
        <source>&amp;Take the others</source>
        <translation>Die anderen &amp;übernehmen</translation>
    </message>
    <message>
        <source>The preset “{name}” holds now.</source>
        <translation>Jetzt gilt die Vorlage „{name}“.</translation>
    </message>
    <message numerus="yes">
        <source>%n of {total} cannot be taken:</source>
        <translation>
            <numerusform>%n von {total} kann nicht übernommen werden:</numerusform>
            <numerusform>%n von {total} können nicht übernommen werden:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… und %n weiteres</numerusform>
            <numerusform>… und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Open shortcuts</source>
        <translation>Tastenkürzel öffnen</translation>
    </message>
    <message>
        <source>Save shortcuts</source>
        <translation>Tastenkürzel speichern</translation>
    </message>
    <message>
        <source>Shortcuts (*{ending});;All files (*)</source>
        <translation>Tastenkürzel (*{ending});;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Print the article</source>
        <translation>Artikel drucken</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF-Dateien (*.pdf)</translation>
    </message>
    <message>
        <source>Save as one HTML file</source>
        <translation>Als eine HTML-Datei speichern</translation>
    </message>
    <message>
        <source>HTML files (*.html)</source>
        <translation>HTML-Dateien (*.html)</translation>
    </message>
    <message>
        <source>The article was sent to the printer.</source>
        <translation>Der Artikel wurde zum Drucker geschickt.</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Es wird gedruckt</translation>
    </message>
    <message>
        <source>Printing was stopped; some pages may have been printed.</source>
        <translation>Das Drucken wurde angehalten; einige Seiten können schon gedruckt sein.</translation>
    </message>
    <message>
        <source>Saving as PDF</source>
        <translation>Wird als PDF gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln pages written to {file}</source>
        <translation>
            <numerusform>%Ln Seite nach {file} geschrieben</numerusform>
            <numerusform>%Ln Seiten nach {file} geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped. Nothing was written.</source>
        <translation>Angehalten. Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Saving as HTML</source>
        <translation>Wird als HTML gespeichert</translation>
    </message>
    <message>
        <source>The article was written to {file}</source>
        <translation>Der Artikel wurde nach {file} geschrieben</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Not annotated</source>
        <translation>Nicht annotiert</translation>
    </message>
    <message>
        <source>Annotated by {name}</source>
        <translation>Annotiert von {name}</translation>
    </message>
    <message>
        <source>Annotated by {name} on {first}</source>
        <translation>Annotiert von {name} am {first}</translation>
    </message>
    <message>
        <source>Annotated by {name} from {first} to {last}</source>
        <translation>Annotiert von {name} vom {first} bis {last}</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>My articles</source>
        <translation>Meine Artikel</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Wird geöffnet</translation>
    </message>
    <message>
        <source>Making the project</source>
        <translation>Projekt wird angelegt</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Something is wrong with your settings: {details}</source>
        <translation>Mit Ihren Einstellungen stimmt etwas nicht: {details}</translation>
    </message>
    <message>
        <source>Projects (*.annotator);;All files (*)</source>
        <translation>Projekte (*.annotator);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>{done} of {of}</source>
        <translation>{done} von {of}</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Cancel: {task}</source>
        <translation>Abbrechen: {task}</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Annotierende</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Differ in</source>
        <translation>Unterschied in</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Overlap F1</source>
        <translation>F1 (Überlappung)</translation>
    </message>
    <message>
        <source>Reviewer</source>
        <translation>Prüfende</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Annotations of one label that overlap, as F1; 1 is best</source>
        <translation>Annotationen eines Labels, die sich überlappen, als F1; 1 ist am besten</translation>
    </message>
</context>
<context>
    <name>QueueReader</name>
    <message>
        <source>Comparing annotators</source>
        <translation>Annotierende werden verglichen</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Schlechteste zuerst</translation>
    </message>
    <message>
        <source>Most left first</source>
        <translation>Am meisten übrig zuerst</translation>
    </message>
    <message>
        <source>As in the project</source>
        <translation>Wie im Projekt</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern…</translation>
    </message>
    <message>
        <source>Filter articles by title</source>
        <translation>Artikel nach Titel filtern</translation>
    </message>
    <message>
        <source>Assigned to me</source>
        <translation>Mir zugewiesen</translation>
    </message>
    <message>
        <source>Only what I am to review</source>
        <translation>Nur, was ich prüfen soll</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Review the chosen article (Return)</source>
        <translation>Den gewählten Artikel prüfen (Eingabe)</translation>
    </message>
    <message>
        <source>No article is left by these filters</source>
        <translation>Diese Filter lassen keinen Artikel übrig</translation>
    </message>
    <message>
        <source>Clear them to see all again.</source>
        <translation>Leeren Sie sie, um wieder alle zu sehen.</translation>
    </message>
    <message>
        <source>Nothing can be reviewed yet</source>
        <translation>Noch ist nichts zu prüfen</translation>
    </message>
    <message>
        <source>An article comes here when two or more annotators are done with it.</source>
        <translation>Ein Artikel steht hier, sobald zwei oder mehr Personen mit ihm fertig sind.</translation>
    </message>
</context>
<context>
    <name>QueueTable</name>
    <message>
        <source>Articles to review</source>
        <translation>Artikel zum Prüfen</translation>
    </message>
</context>
<context>
    <name>ReadingChoices</name>
    <message>
        <source>Found out</source>
        <translation>Erkannt</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>vertical bar</source>
        <translation>senkrechter Strich</translation>
    </message>
    <message>
        <source>The first &amp;row names the columns</source>
        <translation>Die erste &amp;Zeile nennt die Spalten</translation>
    </message>
    <message>
        <source>E&amp;ncoding</source>
        <translation>Zei&amp;chenkodierung</translation>
    </message>
    <message>
        <source>Deli&amp;miter</source>
        <translation>T&amp;rennzeichen</translation>
    </message>
    <message>
        <source>S&amp;heet</source>
        <translation>&amp;Blatt</translation>
    </message>
    <message>
        <source>Found out: {what}</source>
        <translation>Erkannt: {what}</translation>
    </message>
</context>
<context>
    <name>ReadingPanel</name>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Back to the defaults</source>
        <translation>Zurück zur Vorgabe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Serifs for long texts come first</source>
        <translation>Serifenschriften für lange Texte stehen zuerst</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Height of the letters in pixels</source>
        <translation>Höhe der Buchstaben in Pixeln</translation>
    </message>
    <message>
        <source>Line spacing</source>
        <translation>Zeilenabstand</translation>
    </message>
    <message>
        <source>From one line to the next, in heights of the font</source>
        <translation>Von einer Zeile zur nächsten, in Schrifthöhen</translation>
    </message>
    <message>
        <source>Paragraph gap</source>
        <translation>Absatzabstand</translation>
    </message>
    <message>
        <source>Between paragraphs, in sizes of the font</source>
        <translation>Zwischen Absätzen, in Schriftgrößen</translation>
    </message>
    <message>
        <source>Characters per line</source>
        <translation>Zeichen je Zeile</translation>
    </message>
    <message>
        <source>At most so many; 60 to 80 read best</source>
        <translation>Höchstens so viele; 60 bis 80 lesen sich am besten</translation>
    </message>
    <message>
        <source>Usual ({family})</source>
        <translation>Vorgabe ({family})</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>{family} (not installed)</source>
        <translation>{family} (nicht installiert)</translation>
    </message>
</context>
<context>
    <name>RecipeRow</name>
    <message>
        <source>&amp;Recipe</source>
        <translation>&amp;Rezept</translation>
    </message>
    <message>
        <source>Recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>&amp;Keep…</source>
        <translation>Be&amp;halten…</translation>
    </message>
    <message>
        <source>Keep these choices in the project under a name</source>
        <translation>Diese Wahl unter einem Namen im Projekt behalten</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Call the recipe otherwise</source>
        <translation>Das Rezept anders nennen</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Remove the recipe; exports stay as they are</source>
        <translation>Das Rezept löschen; Exporte bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Keep as a recipe</source>
        <translation>Als Rezept behalten</translation>
    </message>
    <message>
        <source>What should these choices be called? A recipe of that name is replaced.</source>
        <translation>Wie soll diese Wahl heißen? Ein Rezept dieses Namens wird ersetzt.</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Rename the recipe</source>
        <translation>Rezept umbenennen</translation>
    </message>
    <message>
        <source>What should the recipe be called?</source>
        <translation>Wie soll das Rezept heißen?</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
</context>
<context>
    <name>RelationWiring</name>
    <message>
        <source>Which relation?</source>
        <translation>Welche Relation?</translation>
    </message>
    <message>
        <source>{accept} accepts the proposed ties · {other} other speaker</source>
        <translation>{accept} nimmt Vorgeschlagenes an · {other} anderer Sprecher</translation>
    </message>
</context>
<context>
    <name>RemarksDialog</name>
    <message>
        <source>Remarks on {number}</source>
        <translation>Anmerkungen zu {number}</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Say something</source>
        <translation>Etwas sagen</translation>
    </message>
    <message>
        <source>A remark</source>
        <translation>Eine Anmerkung</translation>
    </message>
    <message>
        <source>&amp;Say it</source>
        <translation>&amp;Sagen</translation>
    </message>
    <message>
        <source>&amp;Answer the chosen one</source>
        <translation>Auf die gewählte &amp;antworten</translation>
    </message>
    <message>
        <source>&amp;Take mine back</source>
        <translation>Meine &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Nobody has said anything about this yet.</source>
        <translation>Noch hat niemand etwas dazu gesagt.</translation>
    </message>
</context>
<context>
    <name>RenameDialog</name>
    <message>
        <source>Rename annotator</source>
        <translation>Person umbenennen</translation>
    </message>
    <message>
        <source>&amp;Annotator</source>
        <translation>&amp;Person</translation>
    </message>
    <message>
        <source>&amp;New name</source>
        <translation>&amp;Neuer Name</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Umbenennen</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Report of the import</source>
        <translation>Bericht zum Import</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>The same remark is shown once.</source>
        <translation>Gleiche Anmerkungen werden nur einmal gezeigt.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>Boundaries differ by punctuation only: the shorter</source>
        <translation>Grenzen unterscheiden sich nur in Satzzeichen: die kürzere</translation>
    </message>
    <message>
        <source>Boundaries differ by punctuation only: the longer</source>
        <translation>Grenzen unterscheiden sich nur in Satzzeichen: die längere</translation>
    </message>
    <message>
        <source>One lies inside the other: the shorter</source>
        <translation>Eine liegt in der anderen: die kürzere</translation>
    </message>
    <message>
        <source>One lies inside the other: the longer</source>
        <translation>Eine liegt in der anderen: die längere</translation>
    </message>
    <message>
        <source>Only one annotator has it: leave it out</source>
        <translation>Nur eine Person hat sie: weglassen</translation>
    </message>
    <message>
        <source>Only one annotator has it: take it</source>
        <translation>Nur eine Person hat sie: übernehmen</translation>
    </message>
    <message>
        <source>Some gave no value, all others the same: that value</source>
        <translation>Einige haben keinen Wert, alle anderen denselben: dieser Wert</translation>
    </message>
    <message>
        <source>Missed: gold has it</source>
        <translation>Fehlt: Gold hat es</translation>
    </message>
    <message>
        <source>Too much: gold has it not</source>
        <translation>Zu viel: Gold hat es nicht</translation>
    </message>
    <message>
        <source>Boundary</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>In parts</source>
        <translation>In Teilen</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Gold: all have it so</source>
        <translation>Gold: Alle haben es so</translation>
    </message>
    <message>
        <source>Gold: the majority has it so</source>
        <translation>Gold: Die Mehrheit hat es so</translation>
    </message>
    <message>
        <source>Gold: taken</source>
        <translation>Gold: übernommen</translation>
    </message>
    <message>
        <source>Gold: edited</source>
        <translation>Gold: bearbeitet</translation>
    </message>
    <message>
        <source>Gold: new, nobody has it</source>
        <translation>Gold: neu, niemand hat es</translation>
    </message>
    <message>
        <source>Gold: taken from {names}</source>
        <translation>Gold: übernommen von {names}</translation>
    </message>
    <message>
        <source>Gold: edited, from {names}</source>
        <translation>Gold: bearbeitet, nach {names}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>zu tun</translation>
    </message>
    <message>
        <source>your own work</source>
        <translation>Ihre eigene Arbeit</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>put off</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>open again: changed since it was decided</source>
        <translation>wieder offen: seit der Entscheidung geändert</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>follows from its ends</source>
        <translation>folgt aus den Enden</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>boundary</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>attribute</source>
        <translation>Attribut</translation>
    </message>
    <message>
        <source>split</source>
        <translation>geteilt</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>union</source>
        <translation>Vereinigung</translation>
    </message>
    <message>
        <source>intersection</source>
        <translation>Schnittmenge</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>my own</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>later</source>
        <translation>später</translation>
    </message>
    <message>
        <source>majority</source>
        <translation>Mehrheit</translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotators</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln causes</source>
        <translation>
            <numerusform>%Ln Ursache</numerusform>
            <numerusform>%Ln Ursachen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left to decide</source>
        <translation>
            <numerusform>%Ln noch zu entscheiden</numerusform>
            <numerusform>%Ln noch zu entscheiden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of {all} marked this as {label}</source>
        <translation>
            <numerusform>%Ln von {all} hat das als {label} ausgezeichnet</numerusform>
            <numerusform>%Ln von {all} haben das als {label} ausgezeichnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln remarks (R)</source>
        <translation>
            <numerusform>%Ln Anmerkung (R)</numerusform>
            <numerusform>%Ln Anmerkungen (R)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stale</source>
        <translation>
            <numerusform>%Ln veraltet</numerusform>
            <numerusform>%Ln veraltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reviewers differ in %Ln places</source>
        <translation>
            <numerusform>Prüfende unterscheiden sich an %Ln Stelle</numerusform>
            <numerusform>Prüfende unterscheiden sich an %Ln Stellen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewActions</name>
    <message>
        <source>Take the version of {name}</source>
        <translation>Die Fassung von {name} übernehmen</translation>
    </message>
    <message>
        <source>Take everything of {name}</source>
        <translation>Alles von {name} übernehmen</translation>
    </message>
</context>
<context>
    <name>ReviewAsking</name>
    <message>
        <source>Take everything that is open from</source>
        <translation>Alles Offene übernehmen von</translation>
    </message>
    <message>
        <source>All from {name}</source>
        <translation>Alles von {name}</translation>
    </message>
    <message>
        <source>Decide this one first (K goes back to it); then the same phrase elsewhere.</source>
        <translation>Entscheiden Sie zuerst über diese Stelle (K führt zurück), dann über dieselbe Wendung anderswo.</translation>
    </message>
</context>
<context>
    <name>ReviewBar</name>
    <message>
        <source>← Articles</source>
        <translation>← Artikel</translation>
    </message>
    <message>
        <source>Back to the list of articles (Ctrl+L)</source>
        <translation>Zurück zur Liste der Artikel (Strg+L)</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Annotators</source>
        <translation>Annotierende</translation>
    </message>
    <message>
        <source>Panes ▾</source>
        <translation>Spalten ▾</translation>
    </message>
    <message>
        <source>Choose whose panes are shown</source>
        <translation>Wählen, wessen Spalten gezeigt werden</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Regeln…</translation>
    </message>
    <message>
        <source>Decide many at once by a rule (Ctrl+T)</source>
        <translation>Viele auf einmal nach einer Regel entscheiden (Strg+T)</translation>
    </message>
    <message>
        <source>Finish article</source>
        <translation>Artikel abschließen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Alle Labels</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Alle Personen</translation>
    </message>
    <message>
        <source>“{title}” · {people} → gold by {reviewer}</source>
        <translation>„{title}“ · {people} → Gold von {reviewer}</translation>
    </message>
    <message>
        <source>{left} of {total} left</source>
        <translation>{left} von {total} übrig</translation>
    </message>
    <message>
        <source>Gold is done: every disagreement is decided (Ctrl+Return)</source>
        <translation>Gold ist fertig: Alle Unterschiede sind entschieden (Strg+Eingabe)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln are still open; pressing it says which</source>
        <translation>
            <numerusform>%Ln ist noch offen; ein Druck sagt, was</numerusform>
            <numerusform>%Ln sind noch offen; ein Druck sagt, was</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewFoot</name>
    <message>
        <source>Read-only</source>
        <translation>Schreibgeschützt</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks are in gold</source>
        <translation>
            <numerusform>%Ln Annotation im Gold</numerusform>
            <numerusform>%Ln Annotationen im Gold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln agreed by all</source>
        <translation>
            <numerusform>%Ln übereinstimmend</numerusform>
            <numerusform>%Ln übereinstimmend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln marks that all agree on go into gold with the first decision</source>
        <translation>
            <numerusform>%Ln übereinstimmende Annotation kommt mit der ersten Entscheidung ins Gold</numerusform>
            <numerusform>%Ln übereinstimmende Annotationen kommen mit der ersten Entscheidung ins Gold</numerusform>
        </translation>
    </message>
    <message>
        <source>Label keys tag · Alt with arrows moves edges · Enter or Esc ends</source>
        <translation>Tasten der Labels zeichnen aus · Alt mit Pfeilen verschiebt Grenzen · Eingabe oder Esc beendet</translation>
    </message>
    <message>
        <source>This gold is done and protected · Ctrl R reopens it</source>
        <translation>Dieses Gold ist fertig und geschützt · Strg R öffnet es wieder</translation>
    </message>
    <message>
        <source>J next · K previous · digits take · Ctrl Z undo</source>
        <translation>J nächste · K vorige · Ziffern übernehmen · Strg Z rückgängig</translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message>
        <source>⇧1 ⇧2 all</source>
        <translation>⇧1 ⇧2 alles</translation>
    </message>
    <message>
        <source>Take everything of one person: Shift with their digit, or from this menu</source>
        <translation>Alles von einer Person übernehmen: Umschalt mit ihrer Ziffer, oder aus diesem Menü</translation>
    </message>
    <message>
        <source>Fewer than two reviewers have finished their gold of this article.</source>
        <translation>Weniger als zwei Prüfende haben ihr Gold zu diesem Artikel abgeschlossen.</translation>
    </message>
    <message>
        <source>Fewer than two annotators are done with this article by now.</source>
        <translation>Weniger als zwei Personen sind bis jetzt mit diesem Artikel fertig.</translation>
    </message>
    <message>
        <source>The reviewers of this article do not differ.</source>
        <translation>Die Prüfenden dieses Artikels unterscheiden sich nicht.</translation>
    </message>
    <message>
        <source>All annotators agree in this article; there is nothing to decide.</source>
        <translation>In diesem Artikel stimmen alle überein; es gibt nichts zu entscheiden.</translation>
    </message>
    <message>
        <source>Finished: this article&apos;s gold is done. Ctrl+R reopens it.</source>
        <translation>Abgeschlossen: Das Gold dieses Artikels ist fertig. Strg+R öffnet es wieder.</translation>
    </message>
    <message>
        <source>All annotators have this alike; there is nothing to decide here.</source>
        <translation>Das haben alle gleich; hier gibt es nichts zu entscheiden.</translation>
    </message>
</context>
<context>
    <name>ReviewWindow</name>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>You have not marked anything in this project yet.</source>
        <translation>Sie haben in diesem Projekt noch nichts ausgezeichnet.</translation>
    </message>
    <message>
        <source>There is nothing left to undo or redo here.</source>
        <translation>Hier gibt es nichts mehr zurückzunehmen oder wiederherzustellen.</translation>
    </message>
</context>
<context>
    <name>RowDrag</name>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation>
            <numerusform>%n Zahl</numerusform>
            <numerusform>%n Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}: take the quantity off</source>
        <translation>{what}: Größe wegnehmen</translation>
    </message>
    <message>
        <source>{what} → {quantity}</source>
        <translation>{what} → {quantity}</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>The versions under the text</source>
        <translation>Die Fassungen unter dem Text</translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message>
        <source>How it looks on the light and on the dark page</source>
        <translation>Wie es auf der hellen und der dunklen Seite aussieht</translation>
    </message>
    <message>
        <source>Said to be </source>
        <translation>Wohl </translation>
    </message>
    <message>
        <source>over a hundred</source>
        <translation>über hundert</translation>
    </message>
    <message>
        <source>, so far.</source>
        <translation>, heißt es.</translation>
    </message>
</context>
<context>
    <name>SchemeFiles</name>
    <message>
        <source>Import a label scheme</source>
        <translation>Label-Schema importieren</translation>
    </message>
    <message>
        <source>Label schemes (*.toml)</source>
        <translation>Label-Schemata (*.toml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Label schemes and codebooks (*.toml *.qdc)</source>
        <translation>Label-Schemata und Codebücher (*.toml *.qdc)</translation>
    </message>
    <message>
        <source>“{name}” was taken in.</source>
        <translation>„{name}“ wurde übernommen.</translation>
    </message>
    <message>
        <source>Export the label scheme</source>
        <translation>Label-Schema exportieren</translation>
    </message>
    <message>
        <source>Codebooks for programs of qualitative analysis, REFI-QDA (*.qdc)</source>
        <translation>Codebücher für Programme zur qualitativen Analyse, REFI-QDA (*.qdc)</translation>
    </message>
    <message>
        <source>Written to {file}</source>
        <translation>In {file} geschrieben</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>{done} of {of}</source>
        <translation>{done} von {of}</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Labels for the selection</source>
        <translation>Labels für die Auswahl</translation>
    </message>
</context>
<context>
    <name>ShadeLegend</name>
    <message>
        <source>Shades from 0 to 1</source>
        <translation>Töne von 0 bis 1</translation>
    </message>
</context>
<context>
    <name>Sharing</name>
    <message>
        <source>Who is to review?</source>
        <translation>Wer soll prüfen?</translation>
    </message>
    <message>
        <source>{name} (me)</source>
        <translation>{name} (ich)</translation>
    </message>
    <message>
        <source>To nobody</source>
        <translation>Niemandem</translation>
    </message>
    <message numerus="yes">
        <source>%Ln articles assigned to {name}</source>
        <translation>
            <numerusform>%Ln Artikel {name} zugewiesen</numerusform>
            <numerusform>%Ln Artikel {name} zugewiesen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Filter…</source>
        <translation>Filtern…</translation>
    </message>
    <message>
        <source>Filter actions</source>
        <translation>Aktionen filtern</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>Ä&amp;ndern…</translation>
    </message>
    <message>
        <source>Give the chosen action another key</source>
        <translation>Der gewählten Aktion eine andere Taste geben</translation>
    </message>
    <message>
        <source>&amp;Add another key…</source>
        <translation>&amp;Weitere Taste…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Back to the default</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>A&amp;ll back to the defaults</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No action is chosen</source>
        <translation>Keine Aktion ist gewählt</translation>
    </message>
    <message>
        <source>Choose one in the list to give it other keys.</source>
        <translation>Wählen Sie in der Liste eine aus, um ihr andere Tasten zu geben.</translation>
    </message>
    <message>
        <source>Its key is fixed, so that there is always a way out</source>
        <translation>Ihre Taste ist fest, damit es immer einen Ausweg gibt</translation>
    </message>
    <message>
        <source>Its keys are as they came</source>
        <translation>Ihre Tasten sind unverändert</translation>
    </message>
    <message>
        <source>All keys are as they came.</source>
        <translation>Alle Tasten sind unverändert.</translation>
    </message>
    <message>
        <source>Back to what was before</source>
        <translation>Zurück zum vorigen Stand</translation>
    </message>
</context>
<context>
    <name>SortStrip</name>
    <message>
        <source>Sort numbers in</source>
        <translation>Zahlen einordnen</translation>
    </message>
    <message>
        <source>What does it count? Type a few letters, or a new name</source>
        <translation>Was zählt sie? Einige Buchstaben oder ein neuer Name</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Sort in</source>
        <translation>Einordnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Sort nothing more in</source>
        <translation>Nichts weiter einordnen</translation>
    </message>
    <message>
        <source>Quantities of the project</source>
        <translation>Größen des Projekts</translation>
    </message>
    <message>
        <source>Return: “{known}” · Ctrl+Return: a new quantity, “{new}”</source>
        <translation>Return: „{known}“ · Strg+Return: neue Größe „{new}“</translation>
    </message>
    <message>
        <source>Return: “{known}”</source>
        <translation>Return: „{known}“</translation>
    </message>
    <message>
        <source>Return: a new quantity, “{new}”</source>
        <translation>Return: neue Größe „{new}“</translation>
    </message>
    <message>
        <source>Down and Up choose one of the quantities</source>
        <translation>↓ und ↑ wählen eine der Größen</translation>
    </message>
</context>
<context>
    <name>Sorting</name>
    <message numerus="yes">
        <source>%n numbers</source>
        <translation>
            <numerusform>%n Zahl</numerusform>
            <numerusform>%n Zahlen</numerusform>
        </translation>
    </message>
    <message>
        <source>“{number}” in “{claim}”</source>
        <translation>„{number}“ in „{claim}“</translation>
    </message>
    <message numerus="yes">
        <source>%n of the chosen numbers stay as they are.</source>
        <translation>
            <numerusform>%n der gewählten Zahlen bleibt, wie sie ist.</numerusform>
            <numerusform>%n der gewählten Zahlen bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>{what} taken out of their quantity</source>
        <translation>{what} aus der Größe genommen</translation>
    </message>
    <message>
        <source>{what} sorted in under “{quantity}”</source>
        <translation>{what} unter „{quantity}“ eingeordnet</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>not started</source>
        <translation>nicht begonnen</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>flagged</source>
        <translation>gemeldet</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>Import a table</source>
        <translation>Tabelle importieren</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>I&amp;mportieren</translation>
    </message>
    <message>
        <source>First rows of the table</source>
        <translation>Erste Zeilen der Tabelle</translation>
    </message>
    <message>
        <source>Which column is what?</source>
        <translation>Welche Spalte ist was?</translation>
    </message>
    <message numerus="yes">
        <source>the same for %n further files with these columns</source>
        <translation>
            <numerusform>dasselbe für %n weitere Datei mit diesen Spalten</numerusform>
            <numerusform>dasselbe für %n weitere Dateien mit diesen Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>table {place} of {count}</source>
        <translation>Tabelle {place} von {count}</translation>
    </message>
    <message>
        <source>The article that the chosen row becomes</source>
        <translation>Der Artikel, der aus der gewählten Zeile wird</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>There is no row to show.</source>
        <translation>Es gibt keine Zeile zum Zeigen.</translation>
    </message>
    <message>
        <source>Choose the column that holds the texts.</source>
        <translation>Wählen Sie die Spalte, in der die Texte stehen.</translation>
    </message>
    <message>
        <source>This row has no text; it will be left out.</source>
        <translation>Diese Zeile hat keinen Text; sie wird ausgelassen.</translation>
    </message>
</context>
<context>
    <name>TabsRow</name>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Over what</source>
        <translation>Worüber</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Über die Zeit</translation>
    </message>
    <message>
        <source>By guidelines</source>
        <translation>Nach Richtlinien</translation>
    </message>
    <message>
        <source>All labels</source>
        <translation>Alle Labels</translation>
    </message>
    <message>
        <source>Who with whom</source>
        <translation>Wer mit wem</translation>
    </message>
    <message>
        <source>How far each pair agrees on each label</source>
        <translation>Wie weit jedes Paar bei jedem Label übereinstimmt</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Where they agree least</source>
        <translation>Wo sie am wenigsten übereinstimmen</translation>
    </message>
    <message>
        <source>Confused labels</source>
        <translation>Verwechselte Labels</translation>
    </message>
    <message>
        <source>Which label stands where which other does</source>
        <translation>Welches Label steht, wo welches andere steht</translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>How far borders lie apart, and what lies between</source>
        <translation>Wie weit Grenzen auseinanderliegen und was dazwischenliegt</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlendes</translation>
    </message>
    <message>
        <source>What others marked and an annotator did not</source>
        <translation>Was andere ausgezeichnet haben und eine Person nicht</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Whether it gets better, over time and by guidelines</source>
        <translation>Ob es besser wird, über die Zeit und nach Richtlinien</translation>
    </message>
    <message>
        <source>All pairs</source>
        <translation>Alle Paare</translation>
    </message>
</context>
<context>
    <name>TagAllDialog</name>
    <message>
        <source>Tag all occurrences</source>
        <translation>Alle Vorkommen auszeichnen</translation>
    </message>
    <message>
        <source>In &amp;this article</source>
        <translation>In &amp;diesem Artikel</translation>
    </message>
    <message numerus="yes">
        <source>In all my &amp;open articles (%Ln)</source>
        <translation>
            <numerusform>In meinem &amp;offenen Artikel (%Ln)</numerusform>
            <numerusform>In allen meinen &amp;offenen Artikeln (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Whole words only</source>
        <translation>Nur &amp;ganze Wörter</translation>
    </message>
    <message>
        <source>Distinguish &amp;capitals</source>
        <translation>G&amp;roßschreibung beachten</translation>
    </message>
    <message>
        <source>Tick &amp;all</source>
        <translation>&amp;Alle ankreuzen</translation>
    </message>
    <message>
        <source>Tick &amp;none</source>
        <translation>&amp;Keine ankreuzen</translation>
    </message>
    <message>
        <source>Ticked places</source>
        <translation>Angekreuzte Stellen</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Label</translation>
    </message>
    <message numerus="yes">
        <source>{ticked} of {places} in %Ln articles</source>
        <translation>
            <numerusform>{ticked} von {places} in %Ln Artikel</numerusform>
            <numerusform>{ticked} von {places} in %Ln Artikeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %Ln places</source>
        <translation>
            <numerusform>%Ln Stelle auszeichnen</numerusform>
            <numerusform>%Ln Stellen auszeichnen</numerusform>
        </translation>
    </message>
    <message>
        <source>Tagging…</source>
        <translation>Wird ausgezeichnet…</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Es wird gesucht…</translation>
    </message>
    <message>
        <source>The articles could not be read; close this and try again.</source>
        <translation>Die Artikel ließen sich nicht lesen; bitte schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>This article is done, skipped or flagged, and so it is left as it is.</source>
        <translation>Dieser Artikel ist fertig, übersprungen oder gemeldet und bleibt deshalb, wie er ist.</translation>
    </message>
    <message>
        <source>These words stand nowhere here in this way.</source>
        <translation>Diese Wörter stehen hier nirgends so.</translation>
    </message>
    <message>
        <source>There are more places than these; tag them first, then look again.</source>
        <translation>Es gibt noch mehr Stellen; erst diese auszeichnen, dann noch einmal suchen.</translation>
    </message>
    <message>
        <source>Space ticks, Return tags, a digit chooses the label.</source>
        <translation>Leertaste kreuzt an, Eingabe zeichnet aus, eine Ziffer wählt das Label.</translation>
    </message>
</context>
<context>
    <name>TagAllWiring</name>
    <message>
        <source>This project has no labels to tag with.</source>
        <translation>Dieses Projekt hat keine Labels zum Auszeichnen.</translation>
    </message>
    <message>
        <source>Select words first, or choose an annotation whose words should be tagged everywhere.</source>
        <translation>Erst Wörter auswählen oder eine Annotation wählen, deren Wörter überall ausgezeichnet werden sollen.</translation>
    </message>
    <message>
        <source>The chosen annotation has several parts; select the words that you mean.</source>
        <translation>Die gewählte Annotation hat mehrere Teile; bitte die gemeinten Wörter auswählen.</translation>
    </message>
    <message>
        <source>The selection has no words in it.</source>
        <translation>In der Auswahl stehen keine Wörter.</translation>
    </message>
    <message>
        <source>So long a text stands nowhere else; select some words of it.</source>
        <translation>Ein so langer Text steht sonst nirgends; bitte einige Wörter davon auswählen.</translation>
    </message>
    <message>
        <source>Tagging was stopped. Nothing was changed.</source>
        <translation>Das Auszeichnen wurde angehalten. Nichts wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln places tagged as “{label}”</source>
        <translation>
            <numerusform>%Ln Stelle als „{label}“ ausgezeichnet</numerusform>
            <numerusform>%Ln Stellen als „{label}“ ausgezeichnet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %Ln articles</source>
        <translation>
            <numerusform>in %Ln Artikel</numerusform>
            <numerusform>in %Ln Artikeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left out: tagged or closed meanwhile</source>
        <translation>
            <numerusform>%Ln ausgelassen: inzwischen ausgezeichnet oder abgeschlossen</numerusform>
            <numerusform>%Ln ausgelassen: inzwischen ausgezeichnet oder abgeschlossen</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Something else was done since; undo that first, here or in the project.</source>
        <translation>Seitdem geschah etwas anderes; erst das rückgängig machen, hier oder im Projekt.</translation>
    </message>
</context>
<context>
    <name>TakeInDialog</name>
    <message>
        <source>Take in “{name}”</source>
        <translation>„{name}“ übernehmen</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>Was sich ändern würde</translation>
    </message>
    <message>
        <source>&amp;Remove what it does not have, with everything that has it</source>
        <translation>&amp;Entfernen, was dort fehlt, samt allem, was es trägt</translation>
    </message>
    <message>
        <source>&amp;Take in</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <source>The project has all of it already.</source>
        <translation>Das Projekt hat das alles schon.</translation>
    </message>
    <message>
        <source>This would change, and what the first lines say is lost:</source>
        <translation>Das würde sich ändern; was die ersten Zeilen nennen, geht verloren:</translation>
    </message>
    <message>
        <source>This would change; nothing that somebody marked is lost:</source>
        <translation>Das würde sich ändern; nichts Ausgezeichnetes geht verloren:</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Suggestions for {name}</source>
        <translation>Vorschläge für {name}</translation>
    </message>
    <message>
        <source>several</source>
        <translation>verschieden</translation>
    </message>
</context>
<context>
    <name>Things</name>
    <message>
        <source>gold</source>
        <translation>Gold</translation>
    </message>
</context>
<context>
    <name>ThingsWindow</name>
    <message>
        <source>Speakers and quantities</source>
        <translation>Sprecher und Größen</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Who speaks: the entities of this project</source>
        <translation>Wer spricht: die Entitäten dieses Projekts</translation>
    </message>
    <message>
        <source>Quantities</source>
        <translation>Größen</translation>
    </message>
    <message>
        <source>What the numbers count or measure</source>
        <translation>Was die Zahlen zählen oder messen</translation>
    </message>
    <message>
        <source>Where the name stands</source>
        <translation>Wo der Name steht</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Zusammenführen…</translation>
    </message>
    <message>
        <source>Take off…</source>
        <translation>Wegnehmen…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Give the chosen name another form</source>
        <translation>Dem gewählten Namen eine andere Form geben</translation>
    </message>
    <message>
        <source>Make the chosen names one</source>
        <translation>Die gewählten Namen zu einem machen</translation>
    </message>
    <message>
        <source>Take the chosen names off all annotations</source>
        <translation>Die gewählten Namen von allen Annotationen nehmen</translation>
    </message>
    <message>
        <source>Take back your last change of the project</source>
        <translation>Ihre letzte Änderung am Projekt zurücknehmen</translation>
    </message>
    <message>
        <source>Bring back what was undone last</source>
        <translation>Das zuletzt Zurückgenommene wiederherstellen</translation>
    </message>
    <message>
        <source>{total} mentions; the first {shown} are shown</source>
        <translation>{total} Erwähnungen; die ersten {shown} werden gezeigt</translation>
    </message>
    <message numerus="yes">
        <source>%n mentions</source>
        <translation>
            <numerusform>%n Erwähnung</numerusform>
            <numerusform>%n Erwähnungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n Artikel</numerusform>
            <numerusform>%n Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>No name has these letters</source>
        <translation>Kein Name hat diese Buchstaben</translation>
    </message>
    <message>
        <source>No speaker has been named yet: give speakers an entity in their details</source>
        <translation>Noch ist kein Sprecher benannt: Geben Sie Sprechern in den Einzelheiten eine Entität</translation>
    </message>
    <message>
        <source>Nothing counted has been named yet: give numbers a quantity in their details</source>
        <translation>Noch ist nichts Gezähltes benannt: Geben Sie Zahlen in den Einzelheiten eine Größe</translation>
    </message>
    <message>
        <source>The new name, everywhere in the project</source>
        <translation>Der neue Name, überall im Projekt</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>{name} is there already. Shall both be one?</source>
        <translation>{name} gibt es schon. Sollen beide eins werden?</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Make them one</source>
        <translation>Zu einem machen</translation>
    </message>
    <message>
        <source>{names} become one. The name that stays:</source>
        <translation>{names} werden eins. Der Name, der bleibt:</translation>
    </message>
    <message numerus="yes">
        <source>%n annotations</source>
        <translation>
            <numerusform>%n Annotation</numerusform>
            <numerusform>%n Annotationen</numerusform>
        </translation>
    </message>
    <message>
        <source>Take {names} off {count}? The annotations stay.</source>
        <translation>{names} von {count} nehmen? Die Annotationen bleiben.</translation>
    </message>
    <message>
        <source>Take names off</source>
        <translation>Namen wegnehmen</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Wegnehmen</translation>
    </message>
</context>
<context>
    <name>TieMode</name>
    <message>
        <source>The article is done and protected; reopen it to change it.</source>
        <translation>Der Artikel ist fertig und geschützt; öffnen Sie ihn wieder, um ihn zu ändern.</translation>
    </message>
    <message>
        <source>There is nothing in this article that it can be tied to.</source>
        <translation>In diesem Artikel gibt es nichts, womit es sich verknüpfen ließe.</translation>
    </message>
    <message>
        <source>This is tied to nothing.</source>
        <translation>Das ist mit nichts verknüpft.</translation>
    </message>
    <message>
        <source>Letters of what to untie · Esc leaves</source>
        <translation>Buchstaben dessen, was gelöst wird · Esc beendet</translation>
    </message>
    <message>
        <source>No tie of this can have another type.</source>
        <translation>Hier kann keine Verknüpfung von anderer Art sein.</translation>
    </message>
    <message>
        <source>Letters of the tie whose type changes · Esc leaves</source>
        <translation>Buchstaben der Verknüpfung, deren Art wechselt · Esc beendet</translation>
    </message>
    <message>
        <source>Letters tie and untie · Space accepts and goes on · Tab next · Esc leaves</source>
        <translation>Buchstaben verknüpfen und lösen · Leertaste nimmt an und geht weiter · Tab weiter · Esc beendet</translation>
    </message>
    <message>
        <source>Which relation? {types} · Esc leaves</source>
        <translation>Welche Relation? {types} · Esc beendet</translation>
    </message>
    <message>
        <source>What it is tied to is out of view; scroll there.</source>
        <translation>Womit es verknüpft ist, ist nicht zu sehen; rollen Sie dorthin.</translation>
    </message>
</context>
<context>
    <name>TieWalking</name>
    <message>
        <source>Nothing else is proposed here.</source>
        <translation>Hier ist sonst nichts vorgeschlagen.</translation>
    </message>
    <message>
        <source>Everything else is tied.</source>
        <translation>Alles andere ist verknüpft.</translation>
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
    <name>TopBar</name>
    <message>
        <source>read-only</source>
        <translation>nur lesbar</translation>
    </message>
    <message>
        <source>annotating as {name}</source>
        <translation>es annotiert {name}</translation>
    </message>
    <message>
        <source>Done ({number} open), next</source>
        <translation>Fertig ({number} offen), weiter</translation>
    </message>
    <message>
        <source>Any action…</source>
        <translation>Alles finden…</translation>
    </message>
</context>
<context>
    <name>TourPanel</name>
    <message>
        <source>First tour</source>
        <translation>Erste Tour</translation>
    </message>
    <message>
        <source>Show &amp;me</source>
        <translation>Zei&amp;gen</translation>
    </message>
    <message>
        <source>P&amp;ut the sample as this step needs it</source>
        <translation>Beispiel &amp;für den Schritt herrichten</translation>
    </message>
    <message>
        <source>S&amp;tart again</source>
        <translation>Von &amp;vorn beginnen</translation>
    </message>
    <message>
        <source>S&amp;kip this step</source>
        <translation>Schritt &amp;überspringen</translation>
    </message>
    <message>
        <source>&amp;Leave the tour</source>
        <translation>Tour ver&amp;lassen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Schli&amp;eßen</translation>
    </message>
    <message>
        <source>Done: {step}</source>
        <translation>Geschafft: {step}</translation>
    </message>
    <message>
        <source>Go on with the tour?</source>
        <translation>Die Tour fortsetzen?</translation>
    </message>
    <message>
        <source>You left it at step {number}, “{title}”. Your annotations are as you left them.</source>
        <translation>Sie waren bei Schritt {number}, „{title}“. Ihre Annotationen sind noch so, wie sie waren.</translation>
    </message>
    <message>
        <source>&amp;Go on at step {number}</source>
        <translation>Wei&amp;ter bei Schritt {number}</translation>
    </message>
    <message>
        <source>You have taken the tour</source>
        <translation>Sie haben die Tour schon gemacht</translation>
    </message>
    <message>
        <source>Starting again takes your annotations in its article away first; undo brings them back.</source>
        <translation>Von vorn beginnen nimmt zuerst Ihre Annotationen im Artikel der Tour weg; „Rückgängig“ holt sie zurück.</translation>
    </message>
    <message>
        <source>That was the tour</source>
        <translation>Das war die Tour</translation>
    </message>
    <message>
        <source>Step {number} of {of}</source>
        <translation>Schritt {number} von {of}</translation>
    </message>
</context>
<context>
    <name>Tying</name>
    <message>
        <source>Nothing is proposed for what is chosen.</source>
        <translation>Für das Gewählte ist nichts vorgeschlagen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln ties accepted.</source>
        <translation>
            <numerusform>%Ln Verknüpfung angenommen.</numerusform>
            <numerusform>%Ln Verknüpfungen angenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is proposed here.</source>
        <translation>Hier ist nichts vorgeschlagen.</translation>
    </message>
    <message>
        <source>Declined: {ties}</source>
        <translation>Abgelehnt: {ties}</translation>
    </message>
    <message>
        <source>Only what is said by somebody has a speaker; choose a claim.</source>
        <translation>Einen Sprecher hat nur, was jemand sagt; wählen Sie einen Claim.</translation>
    </message>
    <message>
        <source>No other speaker stands near this claim.</source>
        <translation>In der Nähe dieses Claims steht kein anderer Sprecher.</translation>
    </message>
    <message>
        <source>Untied: {ties}</source>
        <translation>Gelöst: {ties}</translation>
    </message>
    <message>
        <source>No relation of this project ties {one} and {other}.</source>
        <translation>Keine Relation dieses Projekts verknüpft {one} und {other}.</translation>
    </message>
    <message>
        <source>{type} “{text}”</source>
        <translation>{type} „{text}“</translation>
    </message>
</context>
<context>
    <name>UnderlineRow</name>
    <message>
        <source>Solid underline</source>
        <translation>Durchgezogen unterstrichen</translation>
    </message>
    <message>
        <source>Thick underline</source>
        <translation>Dick unterstrichen</translation>
    </message>
    <message>
        <source>Dashed underline</source>
        <translation>Gestrichelt unterstrichen</translation>
    </message>
    <message>
        <source>Dotted underline</source>
        <translation>Gepunktet unterstrichen</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>Version of the guidelines</source>
        <translation>Version der Richtlinien</translation>
    </message>
    <message>
        <source>Built-in</source>
        <translation>Mitgeliefert</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
</context>
<context>
    <name>Walking</name>
    <message>
        <source>There is no other annotation of this label.</source>
        <translation>Es gibt keine andere Annotation mit diesem Label.</translation>
    </message>
    <message>
        <source>There is no annotation of this label.</source>
        <translation>Es gibt keine Annotation mit diesem Label.</translation>
    </message>
    <message>
        <source>There is no annotation in this article yet.</source>
        <translation>In diesem Artikel gibt es noch keine Annotation.</translation>
    </message>
    <message>
        <source>This is the only annotation that is open.</source>
        <translation>Das ist die einzige offene Annotation.</translation>
    </message>
    <message>
        <source>Nothing is open here: all is tied, read and without a mark to discuss.</source>
        <translation>Hier ist nichts offen: Alles ist verknüpft, gelesen und nicht zum Besprechen vorgemerkt.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>There is no article here yet</source>
        <translation>Hier ist noch kein Artikel</translation>
    </message>
    <message>
        <source>Add the sa&amp;mple articles</source>
        <translation>Beispielartikel hin&amp;zufügen</translation>
    </message>
    <message>
        <source>Import texts, drop files or folders on the window, paste an article with {key}, or look around with three sample articles.</source>
        <translation>Importieren Sie Texte, ziehen Sie Dateien oder Ordner auf das Fenster, fügen Sie einen Artikel mit {key} ein oder sehen Sie sich mit drei Beispielartikeln um.</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>Dateien &amp;importieren…</translation>
    </message>
    <message>
        <source>The project is being read…</source>
        <translation>Das Projekt wird gelesen…</translation>
    </message>
    <message>
        <source>No article is open</source>
        <translation>Kein Artikel ist geöffnet</translation>
    </message>
    <message>
        <source>Choose one in the list at the left.</source>
        <translation>Wählen Sie einen in der Liste links.</translation>
    </message>
</context>
<context>
    <name>WhoDialog</name>
    <message>
        <source>Who is annotating?</source>
        <translation>Wer annotiert?</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>What name should stand beside your annotations? A short one is best.</source>
        <translation>Welcher Name soll bei Ihren Annotationen stehen? Am besten ein kurzer.</translation>
    </message>
    <message>
        <source>Choose a name, or type a new one. Each annotator sees only their own annotations.</source>
        <translation>Wählen Sie einen Namen oder geben Sie einen neuen ein. Jede Person sieht nur die eigenen Annotationen.</translation>
    </message>
    <message>
        <source>&amp;Annotate</source>
        <translation>A&amp;nnotieren</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>Why {number}</source>
        <translation>Warum {number}</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Gründe</translation>
    </message>
    <message>
        <source>or in your own words</source>
        <translation>oder mit eigenen Worten</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>A note for whoever reads this later</source>
        <translation>Eine Notiz für alle, die das später lesen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Why is it decided so? A digit takes a reason of the list.</source>
        <translation>Warum wird so entschieden? Eine Ziffer nimmt einen Grund der Liste.</translation>
    </message>
</context>
<context>
    <name>Wiring</name>
    <message>
        <source>There is nothing left to undo or redo here.</source>
        <translation>Hier gibt es nichts mehr zurückzunehmen oder zu wiederholen.</translation>
    </message>
    <message>
        <source>That was the last one: every article is done.</source>
        <translation>Das war der letzte: Alle Artikel sind fertig.</translation>
    </message>
    <message numerus="yes">
        <source>Undone in %Ln articles: {action}</source>
        <translation>
            <numerusform>In %Ln Artikel zurückgenommen: {action}</numerusform>
            <numerusform>In %Ln Artikeln zurückgenommen: {action}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done again in %Ln articles: {action}</source>
        <translation>
            <numerusform>In %Ln Artikel wiederholt: {action}</numerusform>
            <numerusform>In %Ln Artikeln wiederholt: {action}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>Choose an annotation of gold first: click it in its pane.</source>
        <translation>Wählen Sie zuerst eine Annotation des Golds: Klicken Sie sie in seiner Spalte an.</translation>
    </message>
</context>
<context>
    <name>_LabelButton</name>
    <message>
        <source>%1, key %2</source>
        <translation>%1, Taste %2</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>Tag the selection, or the chosen annotation, as {label}</source>
        <translation>Die Auswahl oder die gewählte Annotation mit {label} auszeichnen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Selection</source>
        <translation>Aus&amp;wahl</translation>
    </message>
    <message>
        <source>A&amp;nnotation</source>
        <translation>A&amp;nnotation</translation>
    </message>
    <message>
        <source>&amp;Relations</source>
        <translation>&amp;Relationen</translation>
    </message>
    <message>
        <source>&amp;Article</source>
        <translation>&amp;Artikel</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>An&amp;sicht</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Personen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Neues Projekt…</translation>
    </message>
    <message>
        <source>Make an empty project</source>
        <translation>Ein leeres Projekt anlegen</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Projekt öffnen…</translation>
    </message>
    <message>
        <source>Open another project in this window</source>
        <translation>Ein anderes Projekt in diesem Fenster öffnen</translation>
    </message>
    <message>
        <source>New window</source>
        <translation>Neues Fenster</translation>
    </message>
    <message>
        <source>Open a second window on this project</source>
        <translation>Ein zweites Fenster für dieses Projekt öffnen</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Dateien importieren…</translation>
    </message>
    <message>
        <source>Import texts or corpora</source>
        <translation>Texte oder Korpora importieren</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Ordner importieren…</translation>
    </message>
    <message>
        <source>Import all texts and corpora of a folder</source>
        <translation>Alle Texte und Korpora eines Ordners importieren</translation>
    </message>
    <message>
        <source>Paste text as an article</source>
        <translation>Text als Artikel einfügen</translation>
    </message>
    <message>
        <source>Make an article of the copied text</source>
        <translation>Aus dem kopierten Text einen Artikel machen</translation>
    </message>
    <message>
        <source>Add the sample articles</source>
        <translation>Beispielartikel hinzufügen</translation>
    </message>
    <message>
        <source>Add three short articles that two people have annotated</source>
        <translation>Drei kurze Artikel hinzufügen, die zwei Personen annotiert haben</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write a corpus for other programs</source>
        <translation>Ein Korpus für andere Programme schreiben</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Print the article with its annotations, notes and a legend</source>
        <translation>Den Artikel mit Annotationen, Notizen und Legende drucken</translation>
    </message>
    <message>
        <source>Save the article as PDF…</source>
        <translation>Artikel als PDF speichern…</translation>
    </message>
    <message>
        <source>Write the article with its annotations as pages for reading</source>
        <translation>Den Artikel mit seinen Annotationen als Seiten zum Lesen schreiben</translation>
    </message>
    <message>
        <source>Save the article as one HTML file…</source>
        <translation>Artikel als eine HTML-Datei speichern…</translation>
    </message>
    <message>
        <source>Write the article with its annotations as a page for browsers</source>
        <translation>Den Artikel mit seinen Annotationen als Seite für Browser schreiben</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Close all windows</source>
        <translation>Alle Fenster schließen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take back your last change of this article</source>
        <translation>Ihre letzte Änderung an diesem Artikel zurücknehmen</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Bring back what was undone last</source>
        <translation>Das zuletzt Zurückgenommene wiederherstellen</translation>
    </message>
    <message>
        <source>Undo in the project</source>
        <translation>Im Projekt rückgängig machen</translation>
    </message>
    <message>
        <source>Take back your last import, renaming or removal</source>
        <translation>Ihren letzten Import, Ihr letztes Umbenennen oder Entfernen zurücknehmen</translation>
    </message>
    <message>
        <source>Redo in the project</source>
        <translation>Im Projekt wiederholen</translation>
    </message>
    <message>
        <source>Bring back what was undone last in the project</source>
        <translation>Das im Projekt zuletzt Zurückgenommene wiederherstellen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected words of the article</source>
        <translation>Die ausgewählten Wörter des Artikels kopieren</translation>
    </message>
    <message>
        <source>Tag as the last time</source>
        <translation>Auszeichnen wie zuletzt</translation>
    </message>
    <message>
        <source>Label scheme…</source>
        <translation>Label-Schema…</translation>
    </message>
    <message>
        <source>Change labels, relations and their attributes; merge, import and export</source>
        <translation>Labels, Relationen und ihre Attribute ändern; zusammenführen, importieren und exportieren</translation>
    </message>
    <message>
        <source>Tag the selection with the label used last, or confirm the number</source>
        <translation>Die Auswahl mit dem zuletzt benutzten Label auszeichnen oder die Zahl bestätigen</translation>
    </message>
    <message>
        <source>Tag all occurrences…</source>
        <translation>Alle Vorkommen auszeichnen…</translation>
    </message>
    <message>
        <source>Tag the selected or chosen words wherever they stand in open articles</source>
        <translation>Die ausgewählten oder gewählten Wörter auszeichnen, wo immer sie in offenen Artikeln stehen</translation>
    </message>
    <message>
        <source>Pen mode</source>
        <translation>Stiftmodus</translation>
    </message>
    <message>
        <source>Keep a label in hand that tags every selection; label keys change it</source>
        <translation>Ein Label im Stift behalten, das jede Auswahl auszeichnet; die Tasten der Labels wechseln es</translation>
    </message>
    <message>
        <source>Add selection as a fragment</source>
        <translation>Auswahl als Fragment hinzufügen</translation>
    </message>
    <message>
        <source>Make the selection a part of the chosen annotation</source>
        <translation>Die Auswahl zu einem Teil der gewählten Annotation machen</translation>
    </message>
    <message>
        <source>Take the selection out</source>
        <translation>Auswahl herausnehmen</translation>
    </message>
    <message>
        <source>Take the selection out of the chosen annotation</source>
        <translation>Die Auswahl aus der gewählten Annotation herausnehmen</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Write a note to the chosen annotation</source>
        <translation>Eine Notiz zur gewählten Annotation schreiben</translation>
    </message>
    <message>
        <source>Mark to discuss</source>
        <translation>Zum Besprechen vormerken</translation>
    </message>
    <message>
        <source>Mark the chosen annotation as one to talk about</source>
        <translation>Die gewählte Annotation als zu besprechen kennzeichnen</translation>
    </message>
    <message>
        <source>Delete annotation</source>
        <translation>Annotation löschen</translation>
    </message>
    <message>
        <source>Delete the chosen annotation</source>
        <translation>Die gewählte Annotation löschen</translation>
    </message>
    <message>
        <source>End: one word further</source>
        <translation>Ende: ein Wort weiter</translation>
    </message>
    <message>
        <source>Move the end of the chosen annotation one word further</source>
        <translation>Das Ende der gewählten Annotation ein Wort weiter setzen</translation>
    </message>
    <message>
        <source>End: one word back</source>
        <translation>Ende: ein Wort zurück</translation>
    </message>
    <message>
        <source>Move the end of the chosen annotation one word back</source>
        <translation>Das Ende der gewählten Annotation ein Wort zurück setzen</translation>
    </message>
    <message>
        <source>End: one character further</source>
        <translation>Ende: ein Zeichen weiter</translation>
    </message>
    <message>
        <source>Move the end of the chosen annotation one character further</source>
        <translation>Das Ende der gewählten Annotation ein Zeichen weiter setzen</translation>
    </message>
    <message>
        <source>End: one character back</source>
        <translation>Ende: ein Zeichen zurück</translation>
    </message>
    <message>
        <source>Move the end of the chosen annotation one character back</source>
        <translation>Das Ende der gewählten Annotation ein Zeichen zurück setzen</translation>
    </message>
    <message>
        <source>Start: one word further</source>
        <translation>Anfang: ein Wort weiter</translation>
    </message>
    <message>
        <source>Move the start of the chosen annotation one word further</source>
        <translation>Den Anfang der gewählten Annotation ein Wort weiter setzen</translation>
    </message>
    <message>
        <source>Start: one word back</source>
        <translation>Anfang: ein Wort zurück</translation>
    </message>
    <message>
        <source>Move the start of the chosen annotation one word back</source>
        <translation>Den Anfang der gewählten Annotation ein Wort zurück setzen</translation>
    </message>
    <message>
        <source>Start: one character further</source>
        <translation>Anfang: ein Zeichen weiter</translation>
    </message>
    <message>
        <source>Move the start one character further</source>
        <translation>Den Anfang ein Zeichen weiter setzen</translation>
    </message>
    <message>
        <source>Start: one character back</source>
        <translation>Anfang: ein Zeichen zurück</translation>
    </message>
    <message>
        <source>Move the start one character back</source>
        <translation>Den Anfang ein Zeichen zurück setzen</translation>
    </message>
    <message>
        <source>Next annotation</source>
        <translation>Nächste Annotation</translation>
    </message>
    <message>
        <source>Choose the next annotation in reading order</source>
        <translation>Die im Text nächste Annotation wählen</translation>
    </message>
    <message>
        <source>Previous annotation</source>
        <translation>Vorige Annotation</translation>
    </message>
    <message>
        <source>Choose the previous annotation in reading order</source>
        <translation>Die im Text vorige Annotation wählen</translation>
    </message>
    <message>
        <source>Next of the same label</source>
        <translation>Nächste mit demselben Label</translation>
    </message>
    <message>
        <source>Choose the next annotation with the label of the chosen one</source>
        <translation>Die nächste Annotation mit dem Label der gewählten wählen</translation>
    </message>
    <message>
        <source>Previous of the same label</source>
        <translation>Vorige mit demselben Label</translation>
    </message>
    <message>
        <source>Choose the previous annotation with the label of the chosen one</source>
        <translation>Die vorige Annotation mit dem Label der gewählten wählen</translation>
    </message>
    <message>
        <source>Next open one</source>
        <translation>Nächste offene</translation>
    </message>
    <message>
        <source>Choose the next annotation that is untied, unread or to discuss</source>
        <translation>Die nächste Annotation wählen, die nicht verknüpft, nicht gelesen oder zu besprechen ist</translation>
    </message>
    <message>
        <source>Previous open one</source>
        <translation>Vorige offene</translation>
    </message>
    <message>
        <source>Choose the previous annotation that is untied, unread or to discuss</source>
        <translation>Die vorige Annotation wählen, die nicht verknüpft, nicht gelesen oder zu besprechen ist</translation>
    </message>
    <message>
        <source>Choose the one beneath</source>
        <translation>Die darunter wählen</translation>
    </message>
    <message>
        <source>Choose the next of the annotations that overlap here</source>
        <translation>Die nächste der Annotationen wählen, die sich hier überlappen</translation>
    </message>
    <message>
        <source>Context menu</source>
        <translation>Kontextmenü</translation>
    </message>
    <message>
        <source>Show what can be done with what is selected or chosen</source>
        <translation>Zeigen, was mit dem Ausgewählten oder Gewählten getan werden kann</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Loslassen</translation>
    </message>
    <message>
        <source>Drop the selection, then the chosen annotation, then the message</source>
        <translation>Zuerst die Auswahl aufheben, dann die gewählte Annotation, dann die Meldung</translation>
    </message>
    <message>
        <source>Done, next article</source>
        <translation>Fertig, nächster Artikel</translation>
    </message>
    <message>
        <source>Mark the article as done and open the next one that is not</source>
        <translation>Den Artikel als fertig kennzeichnen und den nächsten offenen öffnen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Mark the article as done and stay</source>
        <translation>Den Artikel als fertig kennzeichnen und bei ihm bleiben</translation>
    </message>
    <message>
        <source>Skip…</source>
        <translation>Überspringen…</translation>
    </message>
    <message>
        <source>Leave the article out and say why</source>
        <translation>Den Artikel auslassen und sagen, warum</translation>
    </message>
    <message>
        <source>Flag…</source>
        <translation>Melden…</translation>
    </message>
    <message>
        <source>Flag the article for the lead and say why</source>
        <translation>Den Artikel der Leitung melden und sagen, warum</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Go on with an article that is done, skipped or flagged</source>
        <translation>An einem fertigen, übersprungenen oder gemeldeten Artikel weiterarbeiten</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>Nächster Artikel</translation>
    </message>
    <message>
        <source>Open the next article of the list</source>
        <translation>Den nächsten Artikel der Liste öffnen</translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation>Voriger Artikel</translation>
    </message>
    <message>
        <source>Open the previous article of the list</source>
        <translation>Den vorigen Artikel der Liste öffnen</translation>
    </message>
    <message>
        <source>Pass over all articles…</source>
        <translation>Durchgang durch alle Artikel…</translation>
    </message>
    <message>
        <source>Go through all articles for one label only, with its progress</source>
        <translation>Alle Artikel nur für ein Label durchgehen und sehen, wie weit das ist</translation>
    </message>
    <message>
        <source>End the pass</source>
        <translation>Durchgang beenden</translation>
    </message>
    <message>
        <source>Leave the pass; what was done of it is kept for the next time</source>
        <translation>Den Durchgang verlassen; was darin fertig ist, bleibt für das nächste Mal</translation>
    </message>
    <message>
        <source>Title and details…</source>
        <translation>Titel und Angaben…</translation>
    </message>
    <message>
        <source>Rename the article, give its date, source and other details</source>
        <translation>Den Artikel umbenennen, Datum, Quelle und anderes angeben</translation>
    </message>
    <message>
        <source>Remove article…</source>
        <translation>Artikel entfernen…</translation>
    </message>
    <message>
        <source>Remove the article with everybody&apos;s work on it</source>
        <translation>Den Artikel mit der Arbeit aller entfernen</translation>
    </message>
    <message>
        <source>Find anything…</source>
        <translation>Alles finden…</translation>
    </message>
    <message>
        <source>Find anything by a few of its letters and do it or go there</source>
        <translation>Alles an einigen Buchstaben finden und es ausführen oder hingehen</translation>
    </message>
    <message>
        <source>Filter articles</source>
        <translation>Artikel filtern</translation>
    </message>
    <message>
        <source>Go to the box that filters the list of articles</source>
        <translation>Zum Feld gehen, das die Liste der Artikel filtert</translation>
    </message>
    <message>
        <source>Annotations of one label</source>
        <translation>Annotationen eines Labels</translation>
    </message>
    <message>
        <source>List the annotations of one label after the other, then all</source>
        <translation>Die Annotationen eines Labels nach dem anderen aufführen, dann alle</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Nächster Teil des Fensters</translation>
    </message>
    <message>
        <source>Go to the next part: articles, page, labels, annotations, details</source>
        <translation>Zum nächsten Teil gehen: Artikel, Seite, Labels, Annotationen, Einzelheiten</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Voriger Teil des Fensters</translation>
    </message>
    <message>
        <source>Go to the previous part of the window</source>
        <translation>Zum vorigen Teil des Fensters gehen</translation>
    </message>
    <message>
        <source>Speakers and quantities</source>
        <translation>Sprecher und Größen</translation>
    </message>
    <message>
        <source>See who speaks and what is counted; rename and merge the names</source>
        <translation>Sehen, wer spricht und was gezählt wird; Namen ändern und zusammenführen</translation>
    </message>
    <message>
        <source>Claim ledger</source>
        <translation>Claim-Verzeichnis</translation>
    </message>
    <message>
        <source>See who says how many and how sure, and who contradicts whom</source>
        <translation>Sehen, wer wie viele sagt, wie sicher, und wer wem widerspricht</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Decide where annotators differ, and make gold</source>
        <translation>Entscheiden, wo sich Annotierende unterscheiden, und Gold machen</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>See how far annotators agree, on what, and where they do not</source>
        <translation>Sehen, wie weit Annotierende übereinstimmen, worin, und wo nicht</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Größerer Text</translation>
    </message>
    <message>
        <source>Make the article&apos;s text larger</source>
        <translation>Den Text des Artikels vergrößern</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Kleinerer Text</translation>
    </message>
    <message>
        <source>Make the article&apos;s text smaller</source>
        <translation>Den Text des Artikels verkleinern</translation>
    </message>
    <message>
        <source>Usual size</source>
        <translation>Übliche Größe</translation>
    </message>
    <message>
        <source>Show the article&apos;s text in its usual size</source>
        <translation>Den Text des Artikels in seiner üblichen Größe zeigen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lesen…</translation>
    </message>
    <message>
        <source>Choose font, size, spacing and width of the article&apos;s text</source>
        <translation>Schrift, Größe, Abstände und Breite des Artikeltexts wählen</translation>
    </message>
    <message>
        <source>Light or dark as the system</source>
        <translation>Hell oder dunkel wie das System</translation>
    </message>
    <message>
        <source>Follow the system&apos;s choice of light, dark or high contrast</source>
        <translation>Der Wahl des Systems folgen: hell, dunkel oder hoher Kontrast</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Always light</source>
        <translation>Immer hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Always dark</source>
        <translation>Immer dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Always white on black, with strong lines</source>
        <translation>Immer Weiß auf Schwarz, mit kräftigen Linien</translation>
    </message>
    <message>
        <source>Select whole words</source>
        <translation>Ganze Wörter auswählen</translation>
    </message>
    <message>
        <source>Let the mouse select whole words; Alt does the opposite</source>
        <translation>Die Maus ganze Wörter auswählen lassen; Alt bewirkt das Gegenteil</translation>
    </message>
    <message>
        <source>Labels at the selection</source>
        <translation>Labels an der Auswahl</translation>
    </message>
    <message>
        <source>Offer the labels in a small bar at the selection</source>
        <translation>Die Labels in einer kleinen Leiste an der Auswahl anbieten</translation>
    </message>
    <message>
        <source>Bars beside the text</source>
        <translation>Balken neben dem Text</translation>
    </message>
    <message>
        <source>Show a bar for each annotation at the left of the text</source>
        <translation>Links vom Text je Annotation einen Balken zeigen</translation>
    </message>
    <message>
        <source>Overview of the article</source>
        <translation>Überblick über den Artikel</translation>
    </message>
    <message>
        <source>Show beside the scroll bar where annotations and search hits are</source>
        <translation>Neben dem Rollbalken zeigen, wo Annotationen und Fundstellen sind</translation>
    </message>
    <message>
        <source>Annotations by claim</source>
        <translation>Annotationen nach Claim</translation>
    </message>
    <message>
        <source>List the annotations as a card for each claim, or one by one</source>
        <translation>Die Annotationen als Karte je Claim oder einzeln aufführen</translation>
    </message>
    <message>
        <source>Group the claims in another way</source>
        <translation>Claims anders gruppieren</translation>
    </message>
    <message>
        <source>List the claims in reading order, by speaker, then by label</source>
        <translation>Die Claims wie im Text, nach Sprecher, dann nach Label aufführen</translation>
    </message>
    <message>
        <source>Note the time I work</source>
        <translation>Meine Arbeitszeit festhalten</translation>
    </message>
    <message>
        <source>Note how long I work on each article; only I see it</source>
        <translation>Festhalten, wie lange ich an jedem Artikel arbeite; das sehe nur ich</translation>
    </message>
    <message>
        <source>Change annotator…</source>
        <translation>Person wechseln…</translation>
    </message>
    <message>
        <source>Go on as somebody else</source>
        <translation>Als jemand anderes weiterarbeiten</translation>
    </message>
    <message>
        <source>Rename annotator…</source>
        <translation>Person umbenennen…</translation>
    </message>
    <message>
        <source>Give an annotator another name</source>
        <translation>Einer Person einen anderen Namen geben</translation>
    </message>
    <message>
        <source>Merge annotators…</source>
        <translation>Personen zusammenführen…</translation>
    </message>
    <message>
        <source>Make two names of one person one</source>
        <translation>Aus zwei Namen derselben Person einen machen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Show every action with its keys</source>
        <translation>Alle Aktionen mit ihren Tasten zeigen</translation>
    </message>
    <message>
        <source>First tour</source>
        <translation>Erste Tour</translation>
    </message>
    <message>
        <source>Learn the program on the sample, step by step, with your own hands</source>
        <translation>Das Programm am Beispiel kennenlernen, Schritt für Schritt und mit eigenen Händen</translation>
    </message>
    <message>
        <source>Guidelines</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <source>Read what to annotate and where it begins and ends</source>
        <translation>Nachlesen, was zu annotieren ist und wo es beginnt und endet</translation>
    </message>
    <message>
        <source>Change the guidelines…</source>
        <translation>Richtlinien ändern…</translation>
    </message>
    <message>
        <source>Write another version of this project&apos;s guidelines</source>
        <translation>Eine weitere Version der Richtlinien dieses Projekts schreiben</translation>
    </message>
    <message>
        <source>Show the log file</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Open the folder with the program&apos;s log</source>
        <translation>Den Ordner mit dem Protokoll des Programms öffnen</translation>
    </message>
    <message>
        <source>About Annotator</source>
        <translation>Über Annotator</translation>
    </message>
    <message>
        <source>Show the version and the licence</source>
        <translation>Version und Lizenz zeigen</translation>
    </message>
    <message>
        <source>Move by a character</source>
        <translation>Zeichenweise gehen</translation>
    </message>
    <message>
        <source>Move by a word</source>
        <translation>Wortweise gehen</translation>
    </message>
    <message>
        <source>Move by a line</source>
        <translation>Zeilenweise gehen</translation>
    </message>
    <message>
        <source>To the start or end of the line</source>
        <translation>An Anfang oder Ende der Zeile</translation>
    </message>
    <message>
        <source>Move by what the window shows</source>
        <translation>Fensterweise gehen</translation>
    </message>
    <message>
        <source>To the start or end of the article</source>
        <translation>An Anfang oder Ende des Artikels</translation>
    </message>
    <message>
        <source>Select by a character</source>
        <translation>Zeichenweise auswählen</translation>
    </message>
    <message>
        <source>Select by a word</source>
        <translation>Wortweise auswählen</translation>
    </message>
    <message>
        <source>Select by a line</source>
        <translation>Zeilenweise auswählen</translation>
    </message>
    <message>
        <source>Select to the start or end of the line</source>
        <translation>Bis Anfang oder Ende der Zeile auswählen</translation>
    </message>
    <message>
        <source>Select by what the window shows</source>
        <translation>Fensterweise auswählen</translation>
    </message>
    <message>
        <source>Select to the start or end of the article</source>
        <translation>Bis Anfang oder Ende des Artikels auswählen</translation>
    </message>
    <message>
        <source>Select the whole article</source>
        <translation>Den ganzen Artikel auswählen</translation>
    </message>
    <message>
        <source>Go to a word by its letters</source>
        <translation>Zu einem Wort über seine Buchstaben</translation>
    </message>
    <message>
        <source>Show two letters over every word; they lead there, or extend to there</source>
        <translation>Zwei Buchstaben über jedem Wort zeigen; sie führen dorthin oder wählen bis dorthin aus</translation>
    </message>
    <message>
        <source>Select from word to word</source>
        <translation>Von Wort zu Wort auswählen</translation>
    </message>
    <message>
        <source>Select by the letters over the first word and those over the last</source>
        <translation>Über die Buchstaben des ersten und des letzten Worts auswählen</translation>
    </message>
    <message>
        <source>Tag a number by its letters</source>
        <translation>Zahl über ihre Buchstaben auszeichnen</translation>
    </message>
    <message>
        <source>Show letters over what looks like a number; they tag it</source>
        <translation>Buchstaben über allem zeigen, was wie eine Zahl aussieht; sie zeichnen es aus</translation>
    </message>
    <message>
        <source>Tag a quotation by its letters</source>
        <translation>Zitat über seine Buchstaben auszeichnen</translation>
    </message>
    <message>
        <source>Show letters over what stands in quotes; they tag it as a claim</source>
        <translation>Buchstaben über allem zeigen, was in Anführungszeichen steht; sie zeichnen es als Claim aus</translation>
    </message>
    <message>
        <source>Go to letters in the text…</source>
        <translation>Zu Buchstaben im Text gehen…</translation>
    </message>
    <message>
        <source>Type a few letters; Return goes there, or extends the selection</source>
        <translation>Einige Buchstaben tippen; Return springt dorthin oder erweitert die Auswahl</translation>
    </message>
    <message>
        <source>Select the word</source>
        <translation>Wort auswählen</translation>
    </message>
    <message>
        <source>Select the word at the caret</source>
        <translation>Das Wort am Cursor auswählen</translation>
    </message>
    <message>
        <source>Select the sentence</source>
        <translation>Satz auswählen</translation>
    </message>
    <message>
        <source>Select the sentence at the caret; again without its stop</source>
        <translation>Den Satz am Cursor auswählen; noch einmal ohne Schlusspunkt</translation>
    </message>
    <message>
        <source>Select the quotation</source>
        <translation>Zitat auswählen</translation>
    </message>
    <message>
        <source>Select what stands in quotation marks; again the quotation around it</source>
        <translation>Auswählen, was in Anführungszeichen steht; noch einmal das Zitat darum herum</translation>
    </message>
    <message>
        <source>Select the paragraph</source>
        <translation>Absatz auswählen</translation>
    </message>
    <message>
        <source>Select the paragraph at the caret</source>
        <translation>Den Absatz am Cursor auswählen</translation>
    </message>
    <message>
        <source>Select to the next punctuation</source>
        <translation>Bis zum nächsten Satzzeichen auswählen</translation>
    </message>
    <message>
        <source>Select from the caret to the next punctuation, then to the one after it</source>
        <translation>Vom Cursor bis zum nächsten Satzzeichen auswählen, dann bis zu dem danach</translation>
    </message>
    <message>
        <source>Grow the selection</source>
        <translation>Auswahl vergrößern</translation>
    </message>
    <message>
        <source>Grow the selection: word, phrase, quotation, sentence, paragraph</source>
        <translation>Die Auswahl vergrößern: Wort, Wortgruppe, Zitat, Satz, Absatz</translation>
    </message>
    <message>
        <source>Shrink the selection</source>
        <translation>Auswahl verkleinern</translation>
    </message>
    <message>
        <source>Shrink the selection to what it grew from, or to the next smaller unit</source>
        <translation>Die Auswahl auf den vorigen Stand oder die nächstkleinere Einheit verkleinern</translation>
    </message>
    <message>
        <source>To the next sentence</source>
        <translation>Zum nächsten Satz</translation>
    </message>
    <message>
        <source>Move the caret to the start of the next sentence</source>
        <translation>Den Cursor an den Anfang des nächsten Satzes setzen</translation>
    </message>
    <message>
        <source>To the previous sentence</source>
        <translation>Zum vorigen Satz</translation>
    </message>
    <message>
        <source>Move the caret to the start of the sentence, then of the previous one</source>
        <translation>Den Cursor an den Anfang des Satzes setzen, dann an den des vorigen</translation>
    </message>
    <message>
        <source>Select on by a sentence</source>
        <translation>Satzweise weiter auswählen</translation>
    </message>
    <message>
        <source>Extend the selection to the end of the sentence or the next one</source>
        <translation>Die Auswahl bis zum Ende des Satzes oder des nächsten erweitern</translation>
    </message>
    <message>
        <source>Select back by a sentence</source>
        <translation>Satzweise zurück auswählen</translation>
    </message>
    <message>
        <source>Extend the selection to the start of the sentence or the previous one</source>
        <translation>Die Auswahl bis zum Anfang des Satzes oder des vorigen erweitern</translation>
    </message>
    <message>
        <source>To the next paragraph</source>
        <translation>Zum nächsten Absatz</translation>
    </message>
    <message>
        <source>Move the caret to the start of the next paragraph</source>
        <translation>Den Cursor an den Anfang des nächsten Absatzes setzen</translation>
    </message>
    <message>
        <source>To the previous paragraph</source>
        <translation>Zum vorigen Absatz</translation>
    </message>
    <message>
        <source>Move the caret to the start of the paragraph, then of the previous one</source>
        <translation>Den Cursor an den Anfang des Absatzes setzen, dann an den des vorigen</translation>
    </message>
    <message>
        <source>Select on by a paragraph</source>
        <translation>Absatzweise weiter auswählen</translation>
    </message>
    <message>
        <source>Extend the selection to the end of the paragraph or the next one</source>
        <translation>Die Auswahl bis zum Ende des Absatzes oder des nächsten erweitern</translation>
    </message>
    <message>
        <source>Select back by a paragraph</source>
        <translation>Absatzweise zurück auswählen</translation>
    </message>
    <message>
        <source>Extend the selection to the start of the paragraph or the previous one</source>
        <translation>Die Auswahl bis zum Anfang des Absatzes oder des vorigen erweitern</translation>
    </message>
    <message>
        <source>Find in the article…</source>
        <translation>Im Artikel suchen…</translation>
    </message>
    <message>
        <source>Find letters, whole words or a pattern in the article</source>
        <translation>Buchstaben, ganze Wörter oder ein Muster im Artikel suchen</translation>
    </message>
    <message>
        <source>Find next</source>
        <translation>Weitersuchen</translation>
    </message>
    <message>
        <source>Go to the next place of what was looked for</source>
        <translation>Zur nächsten Fundstelle gehen</translation>
    </message>
    <message>
        <source>Find previous</source>
        <translation>Rückwärts weitersuchen</translation>
    </message>
    <message>
        <source>Go to the place before of what was looked for</source>
        <translation>Zur vorigen Fundstelle gehen</translation>
    </message>
    <message>
        <source>Find in all articles…</source>
        <translation>In allen Artikeln suchen…</translation>
    </message>
    <message>
        <source>Find words in the texts of all articles, and open one at the place</source>
        <translation>Wörter in den Texten aller Artikel suchen und einen an der Stelle öffnen</translation>
    </message>
    <message>
        <source>Set attributes by letters</source>
        <translation>Attribute über Buchstaben setzen</translation>
    </message>
    <message>
        <source>Show the attributes of the chosen annotation; letters set them</source>
        <translation>Die Attribute der gewählten Annotation zeigen; Buchstaben setzen sie</translation>
    </message>
    <message>
        <source>Go to the attributes</source>
        <translation>Zu den Attributen gehen</translation>
    </message>
    <message>
        <source>Go to the first attribute of the chosen annotation; Esc comes back</source>
        <translation>Zum ersten Attribut der gewählten Annotation gehen; Esc führt zurück</translation>
    </message>
    <message>
        <source>Confirm the reading</source>
        <translation>Lesung bestätigen</translation>
    </message>
    <message>
        <source>What is read in the chosen number is right; Return says the same</source>
        <translation>Die Lesung der gewählten Zahl stimmt; Return sagt dasselbe</translation>
    </message>
    <message>
        <source>Confirm all readings</source>
        <translation>Alle Lesungen bestätigen</translation>
    </message>
    <message>
        <source>What is read in the numbers of this article is right</source>
        <translation>Die Lesungen der Zahlen dieses Artikels stimmen</translation>
    </message>
    <message>
        <source>Next bound</source>
        <translation>Nächste Grenze</translation>
    </message>
    <message>
        <source>Give the chosen number the next bound: exactly, about, at least, …</source>
        <translation>Der gewählten Zahl die nächste Grenze geben: genau, etwa, mindestens, …</translation>
    </message>
    <message>
        <source>Same entity as before</source>
        <translation>Dieselbe Entität wie zuvor</translation>
    </message>
    <message>
        <source>Give the chosen one the entity of the last one before it that has one</source>
        <translation>Der gewählten die letzte davor angegebene Entität geben</translation>
    </message>
    <message>
        <source>Choose all of this label</source>
        <translation>Alle mit diesem Label wählen</translation>
    </message>
    <message>
        <source>Choose all annotations with the label of the chosen one together</source>
        <translation>Alle Annotationen mit dem Label der gewählten zusammen wählen</translation>
    </message>
    <message>
        <source>Accept the proposed ties</source>
        <translation>Vorgeschlagenes annehmen</translation>
    </message>
    <message>
        <source>Accept what is proposed for the chosen claim and its parts</source>
        <translation>Annehmen, was für den gewählten Claim und seine Teile vorgeschlagen ist</translation>
    </message>
    <message>
        <source>Accept all proposed ties of the article</source>
        <translation>Alles im Artikel Vorgeschlagene annehmen</translation>
    </message>
    <message>
        <source>Accept everything that is proposed in this article, in one step</source>
        <translation>Alles, was in diesem Artikel vorgeschlagen ist, in einem Schritt annehmen</translation>
    </message>
    <message>
        <source>Take the other speaker</source>
        <translation>Anderen Sprecher nehmen</translation>
    </message>
    <message>
        <source>Tie the chosen claim to the next-nearest speaker instead</source>
        <translation>Den gewählten Claim stattdessen mit dem nächstferneren Sprecher verknüpfen</translation>
    </message>
    <message>
        <source>Decline the proposed ties</source>
        <translation>Vorgeschlagenes ablehnen</translation>
    </message>
    <message>
        <source>Propose these ties of what is chosen no more</source>
        <translation>Dem Gewählten diese Verknüpfungen nicht mehr vorschlagen</translation>
    </message>
    <message>
        <source>Tie by letters</source>
        <translation>Über Buchstaben verknüpfen</translation>
    </message>
    <message>
        <source>Show letters over what can be tied to the chosen one; they tie or untie</source>
        <translation>Buchstaben über dem zeigen, was zur gewählten passt; sie verknüpfen oder lösen</translation>
    </message>
    <message>
        <source>Untie</source>
        <translation>Verknüpfung lösen</translation>
    </message>
    <message>
        <source>Take away a tie of the chosen one; of several by its letters</source>
        <translation>Eine Verknüpfung der gewählten lösen; bei mehreren über ihre Buchstaben</translation>
    </message>
    <message>
        <source>Change the type of a tie</source>
        <translation>Art einer Verknüpfung ändern</translation>
    </message>
    <message>
        <source>Give a tie of the chosen one another type, where several fit</source>
        <translation>Einer Verknüpfung der gewählten eine andere Art geben, wo mehrere passen</translation>
    </message>
    <message>
        <source>Next with proposed ties</source>
        <translation>Nächster mit Vorschlägen</translation>
    </message>
    <message>
        <source>Choose the next claim for which ties are proposed</source>
        <translation>Den nächsten Claim wählen, für den Verknüpfungen vorgeschlagen sind</translation>
    </message>
    <message>
        <source>Previous with proposed ties</source>
        <translation>Voriger mit Vorschlägen</translation>
    </message>
    <message>
        <source>Choose the previous claim for which ties are proposed</source>
        <translation>Den vorigen Claim wählen, für den Verknüpfungen vorgeschlagen sind</translation>
    </message>
    <message>
        <source>Next untied one</source>
        <translation>Nächste unverknüpfte</translation>
    </message>
    <message>
        <source>Choose the next annotation that is tied to nothing it belongs to</source>
        <translation>Die nächste Annotation wählen, die mit nichts verknüpft ist, wozu sie gehört</translation>
    </message>
    <message>
        <source>Previous untied one</source>
        <translation>Vorige unverknüpfte</translation>
    </message>
    <message>
        <source>Choose the previous annotation that is tied to nothing it belongs to</source>
        <translation>Die vorige Annotation wählen, die mit nichts verknüpft ist, wozu sie gehört</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Decide</source>
        <translation>&amp;Entscheiden</translation>
    </message>
    <message>
        <source>&amp;My own</source>
        <translation>E&amp;igene</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehen</translation>
    </message>
    <message>
        <source>Back to the articles</source>
        <translation>Zurück zu den Artikeln</translation>
    </message>
    <message>
        <source>Show the list of articles that can be reviewed</source>
        <translation>Die Liste der Artikel zeigen, die geprüft werden können</translation>
    </message>
    <message>
        <source>Assign to…</source>
        <translation>Zuweisen…</translation>
    </message>
    <message>
        <source>Say who is to review the chosen articles</source>
        <translation>Sagen, wer die gewählten Artikel prüfen soll</translation>
    </message>
    <message>
        <source>Without names</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>Show letters in the place of the annotators&apos; names</source>
        <translation>Buchstaben statt der Namen der Annotierenden zeigen</translation>
    </message>
    <message>
        <source>Allow reviewing one&apos;s own work</source>
        <translation>Prüfen eigener Arbeit erlauben</translation>
    </message>
    <message>
        <source>Let people decide about articles that they annotated; for leads</source>
        <translation>Personen über Artikel entscheiden lassen, die sie selbst annotiert haben; für die Leitung</translation>
    </message>
    <message>
        <source>Where reviewers differ</source>
        <translation>Wo sich Prüfende unterscheiden</translation>
    </message>
    <message>
        <source>Compare the gold of this article&apos;s reviewers instead of the annotators</source>
        <translation>Das Gold der Prüfenden dieses Artikels vergleichen statt der Annotierenden</translation>
    </message>
    <message>
        <source>Make my gold the final one</source>
        <translation>Mein Gold gelten lassen</translation>
    </message>
    <message>
        <source>Of the gold of several reviewers, let mine count for this article</source>
        <translation>Vom Gold mehrerer Prüfender soll meines für diesen Artikel gelten</translation>
    </message>
    <message>
        <source>Finish article</source>
        <translation>Artikel abschließen</translation>
    </message>
    <message>
        <source>Say that this article&apos;s gold is done; what is still open is told first</source>
        <translation>Sagen, dass das Gold dieses Artikels fertig ist; was noch offen ist, wird zuerst gesagt</translation>
    </message>
    <message>
        <source>Reopen article</source>
        <translation>Artikel wieder öffnen</translation>
    </message>
    <message>
        <source>Change the gold of an article that is done</source>
        <translation>Das Gold eines fertigen Artikels ändern</translation>
    </message>
    <message>
        <source>Take what all agree on</source>
        <translation>Übereinstimmendes übernehmen</translation>
    </message>
    <message>
        <source>Put into gold what all annotators have alike</source>
        <translation>Ins Gold übernehmen, was alle Annotierenden gleich haben</translation>
    </message>
    <message>
        <source>Take the majority…</source>
        <translation>Die Mehrheit übernehmen…</translation>
    </message>
    <message>
        <source>Put into gold what more than a part of the annotators have</source>
        <translation>Ins Gold übernehmen, was mehr als ein Teil der Annotierenden hat</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>Regeln…</translation>
    </message>
    <message>
        <source>Decide many at once by a rule, after seeing what it would decide</source>
        <translation>Viele auf einmal nach einer Regel entscheiden, nachdem gezeigt ist, was sie entscheidet</translation>
    </message>
    <message>
        <source>The same phrase elsewhere…</source>
        <translation>Dieselbe Wendung anderswo…</translation>
    </message>
    <message>
        <source>Decide other places with the same words as this one was decided</source>
        <translation>Andere Stellen mit denselben Wörtern so entscheiden wie diese</translation>
    </message>
    <message>
        <source>Take all from one annotator…</source>
        <translation>Alles von einer Person übernehmen…</translation>
    </message>
    <message>
        <source>Decide everything that is still open as one of them has it</source>
        <translation>Alles noch Offene so entscheiden, wie eine Person es hat</translation>
    </message>
    <message>
        <source>My marks against gold…</source>
        <translation>Meine Annotationen und das Gold…</translation>
    </message>
    <message>
        <source>See where your own marks are other than gold, and why; only you see it</source>
        <translation>Sehen, wo die eigenen Annotationen anders sind als das Gold, und warum; nur Sie sehen es</translation>
    </message>
    <message>
        <source>What causes disagreement…</source>
        <translation>Was Unterschiede verursacht…</translation>
    </message>
    <message>
        <source>See which labels and sections of the guidelines cause most</source>
        <translation>Sehen, welche Labels und Abschnitte der Richtlinien die meisten verursachen</translation>
    </message>
    <message>
        <source>End what is being made, or go from a field back to the text</source>
        <translation>Beenden, was gerade gemacht wird, oder aus einem Feld zurück in den Text gehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close this window; everything is saved</source>
        <translation>Dieses Fenster schließen; alles ist gespeichert</translation>
    </message>
    <message>
        <source>Take back the last decision or change in this article</source>
        <translation>Die letzte Entscheidung oder Änderung in diesem Artikel zurücknehmen</translation>
    </message>
    <message>
        <source>Union</source>
        <translation>Vereinigung</translation>
    </message>
    <message>
        <source>One mark over all that any of them covers</source>
        <translation>Eine Annotation über allem, was eine von ihnen bedeckt</translation>
    </message>
    <message>
        <source>Intersection</source>
        <translation>Schnittmenge</translation>
    </message>
    <message>
        <source>One mark over what all of them cover</source>
        <translation>Eine Annotation über dem, was alle bedecken</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Beide</translation>
    </message>
    <message>
        <source>Each version a mark of its own</source>
        <translation>Jede Fassung wird eine eigene Annotation</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>No mark in gold: nobody is right</source>
        <translation>Keine Annotation im Gold: Niemand hat recht</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Make it yourself in the pane of gold, with the tools of annotating</source>
        <translation>Selbst in der Spalte des Golds machen, mit den Werkzeugen des Annotierens</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Put it off; it stays open</source>
        <translation>Zurückstellen; es bleibt offen</translation>
    </message>
    <message>
        <source>Why…</source>
        <translation>Warum…</translation>
    </message>
    <message>
        <source>Say why this was or will be decided so, from a list or in your words</source>
        <translation>Sagen, warum so entschieden wurde oder wird, aus einer Liste oder mit eigenen Worten</translation>
    </message>
    <message>
        <source>Remarks…</source>
        <translation>Anmerkungen…</translation>
    </message>
    <message>
        <source>Read what others say about this disagreement, and answer</source>
        <translation>Lesen, was andere zu diesem Unterschied sagen, und antworten</translation>
    </message>
    <message>
        <source>Next disagreement</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Go to the next one, decided or not</source>
        <translation>Zum nächsten gehen, ob entschieden oder nicht</translation>
    </message>
    <message>
        <source>Previous disagreement</source>
        <translation>Voriger Unterschied</translation>
    </message>
    <message>
        <source>Go to the one before, decided or not</source>
        <translation>Zum vorigen gehen, ob entschieden oder nicht</translation>
    </message>
    <message>
        <source>Go to the next one that is not decided</source>
        <translation>Zum nächsten gehen, über den nicht entschieden ist</translation>
    </message>
    <message>
        <source>Go to the one before that is not decided</source>
        <translation>Zum vorigen gehen, über den nicht entschieden ist</translation>
    </message>
    <message>
        <source>Next facet</source>
        <translation>Nächste Eigenschaft</translation>
    </message>
    <message>
        <source>Let the digits mean the next of what differs here</source>
        <translation>Die Ziffern auf die nächste Eigenschaft beziehen, die sich hier unterscheidet</translation>
    </message>
    <message>
        <source>Previous facet</source>
        <translation>Vorige Eigenschaft</translation>
    </message>
    <message>
        <source>Let the digits mean the one before of what differs here</source>
        <translation>Die Ziffern auf die vorige Eigenschaft beziehen, die sich hier unterscheidet</translation>
    </message>
    <message>
        <source>Table of disagreements</source>
        <translation>Tabelle der Unterschiede</translation>
    </message>
    <message>
        <source>Go to the table; again back to the text</source>
        <translation>In die Tabelle gehen; noch einmal zurück in den Text</translation>
    </message>
    <message>
        <source>Gold as a further pane</source>
        <translation>Gold als weitere Spalte</translation>
    </message>
    <message>
        <source>Show what gold is by now in a pane of its own</source>
        <translation>Zeigen, was das Gold bis jetzt ist, in einer eigenen Spalte</translation>
    </message>
    <message>
        <source>Gold over each pane</source>
        <translation>Gold über jeder Spalte</translation>
    </message>
    <message>
        <source>Underline in every pane what is in gold</source>
        <translation>In jeder Spalte unterstreichen, was im Gold ist</translation>
    </message>
    <message>
        <source>All in one pane</source>
        <translation>Alle in einer Spalte</translation>
    </message>
    <message>
        <source>Show how many marked each stretch</source>
        <translation>Zeigen, wie viele jede Stelle ausgezeichnet haben</translation>
    </message>
    <message>
        <source>Only what is left</source>
        <translation>Nur was übrig ist</translation>
    </message>
    <message>
        <source>List only what is not decided</source>
        <translation>Nur aufführen, worüber nicht entschieden ist</translation>
    </message>
    <message>
        <source>End and go on</source>
        <translation>Beenden und weiter</translation>
    </message>
    <message>
        <source>What was made is in gold; go on to the next disagreement</source>
        <translation>Was gemacht wurde, ist im Gold; weiter zum nächsten Unterschied</translation>
    </message>
</context>
<context>
    <name>attributes</name>
    <message>
        <source>Quotation</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Polarity</source>
        <translation>Polarität</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Entity</source>
        <translation>Entität</translation>
    </message>
    <message>
        <source>Bound</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>indirect</source>
        <translation>indirekt</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>gemischt</translation>
    </message>
    <message>
        <source>free indirect</source>
        <translation>frei indirekt</translation>
    </message>
    <message>
        <source>asserts</source>
        <translation>behauptet</translation>
    </message>
    <message>
        <source>denies</source>
        <translation>bestreitet</translation>
    </message>
    <message>
        <source>author</source>
        <translation>Autor</translation>
    </message>
    <message>
        <source>unattributed</source>
        <translation>nicht zugeschrieben</translation>
    </message>
    <message>
        <source>named</source>
        <translation>mit Namen</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>pronoun</source>
        <translation>Pronomen</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>exactly</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>about</source>
        <translation>etwa</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>mindestens</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>mehr als</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>weniger als</translation>
    </message>
    <message>
        <source>from … to</source>
        <translation>von … bis</translation>
    </message>
    <message>
        <source>vague</source>
        <translation>vage</translation>
    </message>
    <message>
        <source>modal</source>
        <translation>modal</translation>
    </message>
    <message>
        <source>adverb</source>
        <translation>Adverb</translation>
    </message>
    <message>
        <source>evidential</source>
        <translation>evidenziell</translation>
    </message>
    <message>
        <source>approximator</source>
        <translation>Näherung</translation>
    </message>
    <message>
        <source>conditional</source>
        <translation>bedingt</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>schwach</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>stark</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Accept ties</source>
        <translation>Verknüpfungen annehmen</translation>
    </message>
    <message>
        <source>Add annotator</source>
        <translation>Person hinzufügen</translation>
    </message>
    <message>
        <source>Add attribute</source>
        <translation>Attribut hinzufügen</translation>
    </message>
    <message>
        <source>Add fragment</source>
        <translation>Fragment hinzufügen</translation>
    </message>
    <message>
        <source>Add label</source>
        <translation>Label hinzufügen</translation>
    </message>
    <message>
        <source>Add relation</source>
        <translation>Relation hinzufügen</translation>
    </message>
    <message>
        <source>Answer remark</source>
        <translation>Anmerkung beantworten</translation>
    </message>
    <message>
        <source>Article details</source>
        <translation>Angaben zum Artikel</translation>
    </message>
    <message>
        <source>Assign review</source>
        <translation>Prüfung zuweisen</translation>
    </message>
    <message>
        <source>Begin the tour anew</source>
        <translation>Tour neu beginnen</translation>
    </message>
    <message>
        <source>Change attribute</source>
        <translation>Attribut ändern</translation>
    </message>
    <message>
        <source>Change type</source>
        <translation>Art ändern</translation>
    </message>
    <message>
        <source>Colour of a label</source>
        <translation>Farbe eines Labels</translation>
    </message>
    <message>
        <source>Confirm all readings</source>
        <translation>Alle Lesungen bestätigen</translation>
    </message>
    <message>
        <source>Confirm reading</source>
        <translation>Lesung bestätigen</translation>
    </message>
    <message>
        <source>Connections of a relation</source>
        <translation>Verbindungen einer Relation</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Decide alike</source>
        <translation>Gleich entscheiden</translation>
    </message>
    <message>
        <source>Decline ties</source>
        <translation>Verknüpfungen ablehnen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete from the scheme</source>
        <translation>Aus dem Schema löschen</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>das Speicherkontingent ist ausgeschöpft</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>Finish review</source>
        <translation>Prüfung abschließen</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Melden</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Highlight</source>
        <translation>Auszeichnen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>es ist ein Ordner</translation>
    </message>
    <message>
        <source>Key of a label</source>
        <translation>Taste eines Labels</translation>
    </message>
    <message>
        <source>Make gold final</source>
        <translation>Gold gelten lassen</translation>
    </message>
    <message>
        <source>Mark to discuss</source>
        <translation>Zum Besprechen vormerken</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Merge annotators</source>
        <translation>Personen zusammenführen</translation>
    </message>
    <message>
        <source>Merge in the scheme</source>
        <translation>Im Schema zusammenführen</translation>
    </message>
    <message>
        <source>Move edge</source>
        <translation>Rand verschieben</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>es ist kein Ordner</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Order attributes</source>
        <translation>Attribute ordnen</translation>
    </message>
    <message>
        <source>Order of the scheme</source>
        <translation>Reihenfolge im Schema</translation>
    </message>
    <message>
        <source>Other speaker</source>
        <translation>Anderer Sprecher</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Paste article</source>
        <translation>Artikel einfügen</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Put the sample right</source>
        <translation>Beispiel herrichten</translation>
    </message>
    <message>
        <source>PySide6 {version} does not work with Python {python}; install PySide6-Essentials 6.11.3</source>
        <translation>PySide6 {version} arbeitet nicht mit Python {python} zusammen; installieren Sie PySide6-Essentials 6.11.3</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>das Dateisystem ist nur lesbar</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Anmerken</translation>
    </message>
    <message>
        <source>Remove article</source>
        <translation>Artikel entfernen</translation>
    </message>
    <message>
        <source>Remove attribute</source>
        <translation>Attribut entfernen</translation>
    </message>
    <message>
        <source>Remove recipe</source>
        <translation>Rezept löschen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Rename annotator</source>
        <translation>Person umbenennen</translation>
    </message>
    <message>
        <source>Rename in the scheme</source>
        <translation>Im Schema umbenennen</translation>
    </message>
    <message>
        <source>Rename value</source>
        <translation>Wert umbenennen</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Reopen review</source>
        <translation>Prüfung wieder öffnen</translation>
    </message>
    <message>
        <source>Retag</source>
        <translation>Label wechseln</translation>
    </message>
    <message>
        <source>Review settings</source>
        <translation>Einstellungen der Prüfung</translation>
    </message>
    <message>
        <source>Save guidelines</source>
        <translation>Richtlinien speichern</translation>
    </message>
    <message>
        <source>Save recipe</source>
        <translation>Rezept behalten</translation>
    </message>
    <message>
        <source>Say why</source>
        <translation>Grund angeben</translation>
    </message>
    <message>
        <source>Set attribute</source>
        <translation>Attribut setzen</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Sort numbers in</source>
        <translation>Zahlen einordnen</translation>
    </message>
    <message>
        <source>Tag all</source>
        <translation>Alle auszeichnen</translation>
    </message>
    <message>
        <source>Take agreed</source>
        <translation>Übereinstimmendes übernehmen</translation>
    </message>
    <message>
        <source>Take all from one</source>
        <translation>Alles von einer Person übernehmen</translation>
    </message>
    <message>
        <source>Take fragment away</source>
        <translation>Fragment wegnehmen</translation>
    </message>
    <message>
        <source>Take in a label scheme</source>
        <translation>Label-Schema übernehmen</translation>
    </message>
    <message>
        <source>Take majority</source>
        <translation>Mehrheit übernehmen</translation>
    </message>
    <message>
        <source>Take names off</source>
        <translation>Namen wegnehmen</translation>
    </message>
    <message>
        <source>Take quantity off</source>
        <translation>Größe wegnehmen</translation>
    </message>
    <message>
        <source>Take remark back</source>
        <translation>Anmerkung zurücknehmen</translation>
    </message>
    <message>
        <source>Tie</source>
        <translation>Verknüpfen</translation>
    </message>
    <message>
        <source>Title in the scheme</source>
        <translation>Titel im Schema</translation>
    </message>
    <message>
        <source>Underline of a label</source>
        <translation>Unterstreichung eines Labels</translation>
    </message>
    <message>
        <source>Untie</source>
        <translation>Verknüpfung lösen</translation>
    </message>
    <message>
        <source>`%FEATURE_STRUCTURES` is {kind}; export it again</source>
        <translation>`%FEATURE_STRUCTURES` ist {kind}; exportieren Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>`annotator` and `role` must be texts</source>
        <translation>`annotator` und `role` müssen Texte sein</translation>
    </message>
    <message>
        <source>`answer` is {value}; write one of {known}</source>
        <translation>`answer` ist {value}; schreiben Sie eines von {known}</translation>
    </message>
    <message>
        <source>`discuss` is {said}; write true or false</source>
        <translation>`discuss` ist {said}; schreiben Sie true oder false</translation>
    </message>
    <message>
        <source>`discuss` of {whose} is {kind}; write true or false</source>
        <translation>{whose}: `discuss` ist {kind}; schreiben Sie true oder false</translation>
    </message>
    <message>
        <source>`final` is neither true nor false; correct it</source>
        <translation>`final` ist weder true noch false; berichtigen Sie es</translation>
    </message>
    <message>
        <source>`final` of {whose} is {kind}; write true or false</source>
        <translation>{whose}: `final` ist {kind}; schreiben Sie true oder false</translation>
    </message>
    <message>
        <source>`fragments` of the annotation {id} is {kind}; write a list of pairs</source>
        <translation>`fragments` der Annotation {id} ist {kind}; schreiben Sie eine Liste von Paaren</translation>
    </message>
    <message>
        <source>`layers` holds annotations; write them into the table of annotations</source>
        <translation>`layers` enthält Annotationen; schreiben Sie sie in die Tabelle der Annotationen</translation>
    </message>
    <message>
        <source>`layers` is no list of objects; write [{{&quot;annotator&quot;: …, &quot;status&quot;: …}}, …]</source>
        <translation>`layers` ist keine Liste von Objekten; schreiben Sie [{{&quot;annotator&quot;: …, &quot;status&quot;: …}}, …]</translation>
    </message>
    <message>
        <source>`layers` is {kind}; write a list of annotation sets, [] where there are none</source>
        <translation>`layers` ist {kind}; schreiben Sie eine Liste von Annotationsebenen, [] wenn es keine gibt</translation>
    </message>
    <message>
        <source>`result` of an annotation is {kind}; write a list</source>
        <translation>`result` einer Annotation ist {kind}; schreiben Sie eine Liste</translation>
    </message>
    <message>
        <source>`sha256` is no SHA-256 ({given}); write 64 hexadecimal digits</source>
        <translation>`sha256` ist kein SHA-256 ({given}); schreiben Sie 64 Hexadezimalziffern</translation>
    </message>
    <message>
        <source>`version` must be {known}; correct it</source>
        <translation>`version` muss {known} sein; berichtigen Sie es</translation>
    </message>
    <message>
        <source>`{key}` is {kind} where the article&apos;s text is wanted; write the text</source>
        <translation>`{key}` ist {kind}, wo der Text des Artikels erwartet wird; schreiben Sie den Text</translation>
    </message>
    <message>
        <source>`{key}` is {value}; write one of {known}</source>
        <translation>`{key}` ist {value}; schreiben Sie eines von {known}</translation>
    </message>
    <message>
        <source>`{key}` of the annotation {id} is {value}, no whole number; count in code points</source>
        <translation>`{key}` der Annotation {id} ist {value} und keine ganze Zahl; zählen Sie in Codepoints</translation>
    </message>
    <message>
        <source>`{key}` of {whose} is empty; fill it in</source>
        <translation>{whose}: `{key}` ist leer; füllen Sie es aus</translation>
    </message>
    <message>
        <source>`{key}` of {whose} is {kind}; write {wanted}</source>
        <translation>{whose}: `{key}` ist {kind}, erwartet wird {wanted}</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a REFI-QDA project</source>
        <translation>ein REFI-QDA-Projekt</translation>
    </message>
    <message>
        <source>a Rich Text document</source>
        <translation>ein Rich-Text-Dokument</translation>
    </message>
    <message>
        <source>a TextQuoteSelector has no words in `exact`; give them</source>
        <translation>ein TextQuoteSelector hat keine Wörter in `exact`; geben Sie sie an</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>ein Word-Dokument</translation>
    </message>
    <message>
        <source>a cell names a text that is not there; the file is damaged, save it anew</source>
        <translation>eine Zelle nennt einen Text, den es nicht gibt; die Datei ist beschädigt, speichern Sie sie neu</translation>
    </message>
    <message>
        <source>a choice needs something to choose from; give it values</source>
        <translation>eine Auswahl braucht etwas zum Auswählen; geben Sie ihr Werte</translation>
    </message>
    <message>
        <source>a compressed file</source>
        <translation>eine komprimierte Datei</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>eine Datenbank</translation>
    </message>
    <message>
        <source>a document has more than {megabytes} MB; mark where documents begin (-DOCSTART-)</source>
        <translation>ein Dokument hat mehr als {megabytes} MB; kennzeichnen Sie, wo Dokumente beginnen (-DOCSTART-)</translation>
    </message>
    <message>
        <source>a document of Pages; save it as .docx</source>
        <translation>ein Dokument von Pages; speichern Sie es als .docx</translation>
    </message>
    <message>
        <source>a document of WordPerfect; save it as .docx</source>
        <translation>ein Dokument von WordPerfect; speichern Sie es als .docx</translation>
    </message>
    <message>
        <source>a feature structure is {kind} without a `%TYPE`; export it again</source>
        <translation>eine Merkmalsstruktur ist {kind} ohne `%TYPE`; exportieren Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>a fragment of the annotation {id} is {pair}; write two whole numbers, its start and end</source>
        <translation>ein Fragment der Annotation {id} ist {pair}; schreiben Sie zwei ganze Zahlen, Anfang und Ende</translation>
    </message>
    <message>
        <source>a layer</source>
        <translation>eine Ebene</translation>
    </message>
    <message>
        <source>a layer is {kind}; write an object with `spans`</source>
        <translation>eine Ebene ist {kind}; schreiben Sie ein Objekt mit `spans`</translation>
    </message>
    <message numerus="yes">
        <source>a line has more than {n} characters; no article is so long, it was not read</source>
        <translation>
            <numerusform>eine Zeile hat mehr als {n} Zeichen; so lang ist kein Artikel, die Datei wurde nicht gelesen</numerusform>
            <numerusform>eine Zeile hat mehr als {n} Zeichen; so lang ist kein Artikel, die Datei wurde nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>a mail; save its text as .txt or .html</source>
        <translation>eine E-Mail; speichern Sie ihren Text als .txt oder .html</translation>
    </message>
    <message>
        <source>a majority is a share above 0 and at most 1; give one, 0.6 for instance</source>
        <translation>eine Mehrheit ist ein Anteil über 0 und höchstens 1; geben Sie einen an, etwa 0.6</translation>
    </message>
    <message>
        <source>a mark that is in no list</source>
        <translation>eine Annotation, die in keiner Liste steht</translation>
    </message>
    <message>
        <source>a name cannot be empty; type one</source>
        <translation>ein Name darf nicht leer sein; geben Sie einen ein</translation>
    </message>
    <message>
        <source>a name has {length:,} characters ({name}), and {most:,} are the most; it may be a text in the wrong place</source>
        <translation>ein Name hat {length:,} Zeichen ({name}), höchstens {most:,} sind möglich; vielleicht steht ein Text an der falschen Stelle</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a packed document (Word, OpenDocument, EPUB or a workbook)</source>
        <translation>ein gepacktes Dokument (Word, OpenDocument, EPUB oder eine Arbeitsmappe)</translation>
    </message>
    <message>
        <source>a packed web page; save it as .html</source>
        <translation>eine gepackte Webseite; speichern Sie sie als .html</translation>
    </message>
    <message>
        <source>a part of it is called {part}, which leads out of the file; it was not read</source>
        <translation>ein Teil der Datei heißt {part}, was aus ihr hinausführt; sie wurde nicht gelesen</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>ein Bild</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>a reason is too long; take at most {most} characters</source>
        <translation>ein Grund ist zu lang; nehmen Sie höchstens {most} Zeichen</translation>
    </message>
    <message>
        <source>a recipe needs a name of at most {most} characters</source>
        <translation>ein Rezept braucht einen Namen von höchstens {most} Zeichen</translation>
    </message>
    <message>
        <source>a region has no `id`; give each one</source>
        <translation>ein Bereich hat keine `id`; geben Sie jedem eine</translation>
    </message>
    <message>
        <source>a relation</source>
        <translation>eine Relation</translation>
    </message>
    <message>
        <source>a relation has no `{key}`; name the annotation there that it ties</source>
        <translation>eine Relation hat kein `{key}`; nennen Sie dort die Annotation, die sie verknüpft</translation>
    </message>
    <message>
        <source>a relation starts and ends somewhere; choose a label or more on either side</source>
        <translation>eine Relation beginnt und endet irgendwo; wählen Sie auf jeder Seite mindestens ein Label</translation>
    </message>
    <message>
        <source>a relation {type} has as `{key}` {end}, which is no annotation of its layer; correct the id, or add the annotation</source>
        <translation>eine Relation {type} hat als `{key}` {end}, und das ist keine Annotation ihrer Ebene; berichtigen Sie die Kennung oder fügen Sie die Annotation hinzu</translation>
    </message>
    <message>
        <source>a relation {type} has as `{key}` {end}, which is no annotation of its record; correct it, or add the annotation</source>
        <translation>eine Relation {type} hat als `{key}` {end}, und das ist keine Annotation ihres Datensatzes; berichtigen Sie es oder fügen Sie die Annotation hinzu</translation>
    </message>
    <message>
        <source>a remark cannot be empty; write something</source>
        <translation>eine Anmerkung kann nicht leer sein; schreiben Sie etwas</translation>
    </message>
    <message>
        <source>a response</source>
        <translation>eine Antwort</translation>
    </message>
    <message>
        <source>a response has no `user_id`; name who gave it</source>
        <translation>eine Antwort hat keine `user_id`; nennen Sie, von wem sie ist</translation>
    </message>
    <message>
        <source>a result</source>
        <translation>ein Ergebnis</translation>
    </message>
    <message>
        <source>a row is larger than any row of a workbook; it was not read</source>
        <translation>eine Zeile ist größer als jede Zeile einer Arbeitsmappe; die Datei wurde nicht gelesen</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a workbook</source>
        <translation>eine Arbeitsmappe</translation>
    </message>
    <message>
        <source>a zip archive (Word and OpenDocument files are such archives)</source>
        <translation>ein ZIP-Archiv (Word- und OpenDocument-Dateien sind solche Archive)</translation>
    </message>
    <message>
        <source>all values of “{place}” go</source>
        <translation>alle Werte von „{place}“ entfallen</translation>
    </message>
    <message>
        <source>an OpenDocument table; save it as .xlsx or .csv</source>
        <translation>eine OpenDocument-Tabelle; speichern Sie sie als .xlsx oder .csv</translation>
    </message>
    <message>
        <source>an OpenDocument text</source>
        <translation>ein OpenDocument-Text</translation>
    </message>
    <message>
        <source>an annotation</source>
        <translation>eine Annotation</translation>
    </message>
    <message>
        <source>an annotation ({id}) has no `{key}`; add it</source>
        <translation>eine Annotation ({id}) hat kein `{key}`; fügen Sie es hinzu</translation>
    </message>
    <message>
        <source>an annotation is not tied to itself; choose another one</source>
        <translation>eine Annotation wird nicht mit sich selbst verknüpft; wählen Sie eine andere</translation>
    </message>
    <message>
        <source>an annotation of the task</source>
        <translation>eine Annotation der Aufgabe</translation>
    </message>
    <message>
        <source>an annotator needs a name; type one</source>
        <translation>eine Person braucht einen Namen; geben Sie einen ein</translation>
    </message>
    <message>
        <source>an archive of XMI files</source>
        <translation>ein Archiv von XMI-Dateien</translation>
    </message>
    <message>
        <source>an article needs a title; type one</source>
        <translation>ein Artikel braucht einen Titel; geben Sie einen ein</translation>
    </message>
    <message>
        <source>an e-book</source>
        <translation>ein E-Book</translation>
    </message>
    <message>
        <source>an e-book that only its reader opens; convert it to .epub</source>
        <translation>ein E-Book, das nur sein Lesegerät öffnet; wandeln Sie es in .epub um</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>an old Office document</source>
        <translation>ein altes Office-Dokument</translation>
    </message>
    <message>
        <source>an old Word document; save it as .docx</source>
        <translation>ein altes Word-Dokument; speichern Sie es als .docx</translation>
    </message>
    <message>
        <source>an old workbook; save it as .xlsx</source>
        <translation>eine alte Arbeitsmappe; speichern Sie sie als .xlsx</translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>annotation-set</source>
        <translation>Annotationsebene</translation>
    </message>
    <message>
        <source>annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>annotator</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>another annotation of this layer has the id {id}, too; give each its own</source>
        <translation>auch eine andere Annotation dieser Ebene hat die Kennung {id}; geben Sie jeder eine eigene</translation>
    </message>
    <message>
        <source>another article before it is called {id}, too; give each an id of its own</source>
        <translation>auch ein Artikel davor heißt {id}; geben Sie jedem eine eigene Kennung</translation>
    </message>
    <message>
        <source>another program has been writing to {place} for some seconds; nothing was changed, try again when it has finished</source>
        <translation>seit einigen Sekunden schreibt ein anderes Programm in {place}; nichts wurde geändert, versuchen Sie es noch einmal, wenn es fertig ist</translation>
    </message>
    <message>
        <source>article</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>article-text</source>
        <translation>Text des Artikels</translation>
    </message>
    <message>
        <source>articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>by the map, two attributes of a {owner} would have one name; give them two</source>
        <translation>nach der Zuordnung hätten zwei Attribute von {owner} denselben Namen; geben Sie ihnen zwei</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>declined-tie</source>
        <translation>abgelehnte Verknüpfung</translation>
    </message>
    <message>
        <source>discuss mark</source>
        <translation>Vormerkung zum Besprechen</translation>
    </message>
    <message>
        <source>fewer than two annotators are done with the article; there is nothing to review</source>
        <translation>weniger als zwei Personen sind mit dem Artikel fertig; es gibt nichts zu prüfen</translation>
    </message>
    <message>
        <source>file</source>
        <translation>für die Datei</translation>
    </message>
    <message>
        <source>folder that it is in</source>
        <translation>für ihren Ordner</translation>
    </message>
    <message>
        <source>fragments</source>
        <translation>Fragmente</translation>
    </message>
    <message>
        <source>gamma needs the package pygamma-agreement; install annotator[gamma], or leave --gamma out</source>
        <translation>Gamma braucht das Paket pygamma-agreement; installieren Sie annotator[gamma], oder lassen Sie --gamma weg</translation>
    </message>
    <message>
        <source>guideline</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <source>guideline versions</source>
        <translation>Versionen der Richtlinien</translation>
    </message>
    <message>
        <source>guidelines cannot be empty; write something, or leave them as they are</source>
        <translation>Richtlinien dürfen nicht leer sein; schreiben Sie etwas oder lassen Sie sie, wie sie sind</translation>
    </message>
    <message>
        <source>ids of annotations</source>
        <translation>Kennungen der Annotationen</translation>
    </message>
    <message>
        <source>ids of articles</source>
        <translation>Kennungen der Artikel</translation>
    </message>
    <message>
        <source>it cannot be read ({detail})</source>
        <translation>die Datei kann nicht gelesen werden ({detail})</translation>
    </message>
    <message>
        <source>it declares entities of its own, which may hide anything; it was not read</source>
        <translation>die Datei vereinbart eigene Entities, die alles verbergen können; sie wurde nicht gelesen</translation>
    </message>
    <message>
        <source>it has a DOCTYPE, which may hide anything and which no such document needs; it was not read</source>
        <translation>die Datei hat einen DOCTYPE, der alles verbergen kann und den kein solches Dokument braucht; sie wurde nicht gelesen</translation>
    </message>
    <message>
        <source>it has more than {most} entries</source>
        <translation>die Datei hat mehr als {most} Einträge</translation>
    </message>
    <message numerus="yes">
        <source>it has more than {n} million elements; split it into its articles</source>
        <translation>
            <numerusform>die Datei hat mehr als {n} Million Elemente; teilen Sie sie in einzelne Artikel auf</numerusform>
            <numerusform>die Datei hat mehr als {n} Millionen Elemente; teilen Sie sie in einzelne Artikel auf</numerusform>
        </translation>
    </message>
    <message>
        <source>it is about articles that stand in {articles}; import that file, or the folder</source>
        <translation>die Datei handelt von Artikeln, die in {articles} stehen; importieren Sie jene Datei oder den Ordner</translation>
    </message>
    <message>
        <source>it is about the article {id}, which is not among the articles; correct the id, or add the article</source>
        <translation>dies handelt vom Artikel {id}, der nicht unter den Artikeln ist; berichtigen Sie die Kennung oder fügen Sie den Artikel hinzu</translation>
    </message>
    <message>
        <source>it is not clear which of the fields ({keys}) is the article&apos;s text; call it `text`</source>
        <translation>es ist nicht klar, welches der Felder ({keys}) der Text des Artikels ist; nennen Sie es `text`</translation>
    </message>
    <message>
        <source>it is not clear which of the task&apos;s data ({keys}) is the article&apos;s text; call it `text`</source>
        <translation>es ist nicht klar, welche der Daten der Aufgabe ({keys}) der Text des Artikels sind; nennen Sie sie `text`</translation>
    </message>
    <message>
        <source>it is not written as TOML ({detail})</source>
        <translation>die Datei ist kein TOML ({detail})</translation>
    </message>
    <message>
        <source>it is not written as TOML that can be read</source>
        <translation>die Datei ist kein lesbares TOML</translation>
    </message>
    <message>
        <source>it is not written in UTF-8</source>
        <translation>die Datei ist kein UTF-8</translation>
    </message>
    <message>
        <source>it is reversed ({start}-{end})</source>
        <translation>der Anfang liegt hinter dem Ende ({start}-{end})</translation>
    </message>
    <message>
        <source>it is too large for a file of shortcuts</source>
        <translation>die Datei ist zu groß für Tastenkürzel</translation>
    </message>
    <message>
        <source>it leads beyond the end of its element</source>
        <translation>er führt über das Ende seines Elements hinaus</translation>
    </message>
    <message>
        <source>it needs a name, one line of up to {most} letters</source>
        <translation>es fehlt ein `name`, eine Zeile mit höchstens {most} Zeichen</translation>
    </message>
    <message>
        <source>it needs a table [shortcuts]</source>
        <translation>es fehlt die Tabelle [shortcuts]</translation>
    </message>
    <message>
        <source>it needs pairs of an offset and a length</source>
        <translation>er braucht Paare aus einer Position und einer Länge</translation>
    </message>
    <message>
        <source>its XML is broken ({why}); the file is damaged, save it anew</source>
        <translation>ihr XML ist fehlerhaft ({why}); die Datei ist beschädigt, speichern Sie sie neu</translation>
    </message>
    <message>
        <source>its XML is in an encoding that is not known; save it anew</source>
        <translation>ihr XML hat eine unbekannte Zeichenkodierung; speichern Sie die Datei neu</translation>
    </message>
    <message>
        <source>its code ({code}) is not in the codebook</source>
        <translation>der Code ({code}) steht nicht im Codebuch</translation>
    </message>
    <message numerus="yes">
        <source>its elements are nested more than {n} deep; no document is, and it was not read</source>
        <translation>
            <numerusform>die Elemente sind mehr als {n} Stufe tief verschachtelt; das ist kein Dokument, die Datei wurde nicht gelesen</numerusform>
            <numerusform>die Elemente sind mehr als {n} Stufen tief verschachtelt; das ist kein Dokument, die Datei wurde nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>its parts do not fit each other; write it anew</source>
        <translation>die Teile der Datei passen nicht zueinander; schreiben Sie sie neu</translation>
    </message>
    <message>
        <source>its plain text is not in the file ({place}); export the project with its texts</source>
        <translation>der reine Text ist nicht in der Datei ({place}); exportieren Sie das Projekt mit seinen Texten</translation>
    </message>
    <message numerus="yes">
        <source>its text has more than {n} million characters; split it into its articles</source>
        <translation>
            <numerusform>der Text hat mehr als {n} Million Zeichen; teilen Sie ihn in einzelne Artikel auf</numerusform>
            <numerusform>der Text hat mehr als {n} Millionen Zeichen; teilen Sie ihn in einzelne Artikel auf</numerusform>
        </translation>
    </message>
    <message>
        <source>its {feature} is no whole number</source>
        <translation>{feature} ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>its {feature} is {offset}, and the text has {length} UTF-16 units</source>
        <translation>{feature} ist {offset}, und der Text hat {length} UTF-16-Einheiten</translation>
    </message>
    <message>
        <source>its {feature} is {offset}, inside a character of two units</source>
        <translation>{feature} ist {offset} und liegt in einem Zeichen aus zwei Einheiten</translation>
    </message>
    <message>
        <source>its {feature} is {target}, which is not there</source>
        <translation>{feature} ist {target}, und das gibt es nicht</translation>
    </message>
    <message>
        <source>its {name} is no whole number</source>
        <translation>{name} ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>its {name} is {value}, and the text has {length} code points</source>
        <translation>{name} ist {value}, und der Text hat {length} Codepoints</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>label {label} there, {other} in the file</source>
        <translation>dort das Label {label}, in der Datei {other}</translation>
    </message>
    <message>
        <source>line ends at edges</source>
        <translation>Zeilenenden an den Rändern</translation>
    </message>
    <message>
        <source>link to elsewhere</source>
        <translation>Link nach anderswo</translation>
    </message>
    <message>
        <source>marks to discuss</source>
        <translation>Vormerkungen zum Besprechen</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>names of annotators</source>
        <translation>Namen der Personen</translation>
    </message>
    <message>
        <source>neither a comma nor the end of the list follows; the file is cut off or broken</source>
        <translation>es folgt weder ein Komma noch das Ende der Liste; die Datei ist abgeschnitten oder fehlerhaft</translation>
    </message>
    <message>
        <source>no code in it can be used as a label; give another file</source>
        <translation>kein Code darin lässt sich als Label verwenden; geben Sie eine andere Datei an</translation>
    </message>
    <message>
        <source>no column of the table is called as texts usually are (text, content, body, article); name it under [columns] in a map (--map), or the format of the table (--format)</source>
        <translation>keine Spalte der Tabelle heißt, wie Texte üblicherweise heißen (text, content, body, article); nennen Sie sie unter [columns] in einer Zuordnung (--map) oder nennen Sie das Format der Tabelle (--format)</translation>
    </message>
    <message>
        <source>no day is from {since} on and not after {until}; give the earlier day first</source>
        <translation>kein Tag liegt ab {since} und nicht nach {until}; geben Sie den früheren Tag zuerst an</translation>
    </message>
    <message>
        <source>no format knows this file; name its format (--format {known}), or save it as plain text</source>
        <translation>kein Format erkennt diese Datei; nennen Sie ihr Format (--format {known}) oder speichern Sie sie als reinen Text</translation>
    </message>
    <message>
        <source>no object begins there; give records as JSON objects</source>
        <translation>dort beginnt kein Objekt; geben Sie Datensätze als JSON-Objekte an</translation>
    </message>
    <message>
        <source>no selector tells a stretch of plain text; give a TextPositionSelector or a TextQuoteSelector</source>
        <translation>kein Selektor nennt eine Stelle in reinem Text; geben Sie einen TextPositionSelector oder einen TextQuoteSelector an</translation>
    </message>
    <message>
        <source>no set was made by version {name} of the guidelines; there are {known}</source>
        <translation>keine Ebene wurde nach Version {name} der Richtlinien gemacht; es gibt {known}</translation>
    </message>
    <message>
        <source>no speaker before this one has an entity yet; name that one first</source>
        <translation>kein Sprecher davor hat schon eine Entität; benennen Sie zuerst einen davon</translation>
    </message>
    <message>
        <source>no such document</source>
        <translation>kein solches Dokument</translation>
    </message>
    <message>
        <source>no such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>nobody is annotating yet; say who you are first</source>
        <translation>noch annotiert niemand; sagen Sie zuerst, wer Sie sind</translation>
    </message>
    <message>
        <source>nobody is known to be working; say who you are first</source>
        <translation>niemand ist als Arbeitende bekannt; sagen Sie zuerst, wer Sie sind</translation>
    </message>
    <message>
        <source>nobody is reviewing yet; say who you are first</source>
        <translation>noch prüft niemand; sagen Sie zuerst, wer Sie sind</translation>
    </message>
    <message>
        <source>none of the columns is called as texts usually are ({known}); name it under [columns] in a map (--map), as text = &quot;…&quot;</source>
        <translation>keine der Spalten heißt, wie Texte üblicherweise heißen ({known}); nennen Sie sie unter [columns] in einer Zuordnung (--map), als text = &quot;…&quot;</translation>
    </message>
    <message>
        <source>not all of them share a stretch; take one of them, or both</source>
        <translation>nicht alle haben eine Stelle gemeinsam; nehmen Sie eine von ihnen oder beide</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>nothing (null)</source>
        <translation>nichts (null)</translation>
    </message>
    <message>
        <source>nothing is decided here yet; decide it, then say why</source>
        <translation>hier ist noch nichts entschieden; entscheiden Sie, und sagen Sie dann, warum</translation>
    </message>
    <message>
        <source>nothing is decided here yet; decide it, then the same phrase elsewhere</source>
        <translation>hier ist noch nichts entschieden; entscheiden Sie, und dann über dieselbe Wendung anderswo</translation>
    </message>
    <message>
        <source>nothing is decided here; there is nothing to take back</source>
        <translation>hier ist nichts entschieden; es gibt nichts zurückzunehmen</translation>
    </message>
    <message>
        <source>nothing of the annotation would be left; delete it instead</source>
        <translation>von der Annotation bliebe nichts übrig; löschen Sie sie stattdessen</translation>
    </message>
    <message>
        <source>nothing of this part of the annotation would be left; delete it instead</source>
        <translation>von diesem Teil der Annotation bliebe nichts übrig; löschen Sie ihn stattdessen</translation>
    </message>
    <message>
        <source>origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>origins</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>printing is not installed on this system; save the article as PDF instead</source>
        <translation>auf diesem System ist kein Drucken eingerichtet; bitte den Artikel als PDF speichern</translation>
    </message>
    <message>
        <source>projects cannot be kept in a database of the kind {kind}; use a file, or postgresql://…</source>
        <translation>in einer Datenbank der Art {kind} können keine Projekte liegen; verwenden Sie eine Datei oder postgresql://…</translation>
    </message>
    <message>
        <source>reading it needs more memory than a document does; it was not read</source>
        <translation>das Lesen braucht mehr Speicher als bei jedem Dokument; die Datei wurde nicht gelesen</translation>
    </message>
    <message numerus="yes">
        <source>reading it took longer than {n} seconds and was given up; save it anew, or as plain text</source>
        <translation>
            <numerusform>das Lesen dauerte länger als {n} Sekunde und wurde aufgegeben; speichern Sie die Datei neu oder als reinen Text</numerusform>
            <numerusform>das Lesen dauerte länger als {n} Sekunden und wurde aufgegeben; speichern Sie die Datei neu oder als reinen Text</numerusform>
        </translation>
    </message>
    <message>
        <source>reading or writing {place} failed ({why}); nothing was changed, check the disk and try again</source>
        <translation>das Lesen oder Schreiben von {place} ist misslungen ({why}); nichts wurde geändert, prüfen Sie den Datenträger und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>recipe</source>
        <translation>Rezept</translation>
    </message>
    <message>
        <source>relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>relation-type</source>
        <translation>Relationsart</translation>
    </message>
    <message>
        <source>relations</source>
        <translation>Relationen</translation>
    </message>
    <message>
        <source>remark</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>review-assignment</source>
        <translation>Zuweisung</translation>
    </message>
    <message>
        <source>review-settings</source>
        <translation>Einstellungen der Prüfung</translation>
    </message>
    <message>
        <source>say why the article is removed; who meets it later will want to know</source>
        <translation>sagen Sie, warum der Artikel entfernt wird; wer später darauf stößt, will es wissen</translation>
    </message>
    <message>
        <source>selection of no length</source>
        <translation>Auswahl ohne Länge</translation>
    </message>
    <message>
        <source>selection without a code</source>
        <translation>Auswahl ohne Code</translation>
    </message>
    <message>
        <source>somebody chosen is not among those who are done; choose one of those shown</source>
        <translation>jemand von den Gewählten ist nicht unter denen, die fertig sind; wählen Sie unter den gezeigten</translation>
    </message>
    <message>
        <source>somebody saved version {number} of the guidelines meanwhile; copy what you wrote, look at theirs, and save again</source>
        <translation>inzwischen hat jemand Version {number} der Richtlinien gespeichert; kopieren Sie Ihren Text, sehen Sie sich den anderen an und speichern Sie noch einmal</translation>
    </message>
    <message numerus="yes">
        <source>something in it is repeated {n} times; no document is so, and it was not read</source>
        <translation>
            <numerusform>etwas darin wird {n}-mal wiederholt; das ist bei keinem Dokument so, die Datei wurde nicht gelesen</numerusform>
            <numerusform>etwas darin wird {n}-mal wiederholt; das ist bei keinem Dokument so, die Datei wurde nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>something in the article cannot be stored ({why}); correct it</source>
        <translation>etwas in dem Artikel kann nicht gespeichert werden ({why}); berichtigen Sie es</translation>
    </message>
    <message>
        <source>something leads to {unit}, where no annotation of the type {type} is; correct it</source>
        <translation>etwas führt zu {unit}, wo keine Annotation der Art {type} ist; berichtigen Sie es</translation>
    </message>
    <message>
        <source>something stands after the end of the list; take it away</source>
        <translation>nach dem Ende der Liste steht noch etwas; nehmen Sie es weg</translation>
    </message>
    <message>
        <source>span that leads to no text</source>
        <translation>Stelle, die zu keinem Text führt</translation>
    </message>
    <message>
        <source>span {there} there, {here} in the file</source>
        <translation>dort die Stelle {there}, in der Datei {here}</translation>
    </message>
    <message>
        <source>statuses</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>stopped; nothing was changed</source>
        <translation>abgebrochen; nichts wurde geändert</translation>
    </message>
    <message numerus="yes">
        <source>tables stand in tables more than {n} deep; no document is so, and it was not read</source>
        <translation>
            <numerusform>Tabellen stehen mehr als {n} Stufe tief in Tabellen; das ist bei keinem Dokument so, die Datei wurde nicht gelesen</numerusform>
            <numerusform>Tabellen stehen mehr als {n} Stufen tief in Tabellen; das ist bei keinem Dokument so, die Datei wurde nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>the `id` of an entity is {kind}; write a whole number</source>
        <translation>die `id` einer Entität ist {kind}; schreiben Sie eine ganze Zahl</translation>
    </message>
    <message>
        <source>the `status` of a response is {value}; write one of {known}</source>
        <translation>der `status` einer Antwort ist {value}; schreiben Sie eines von {known}</translation>
    </message>
    <message>
        <source>the annotation has no label; write it between the tags</source>
        <translation>die Annotation hat kein Label; schreiben Sie es zwischen die Tags</translation>
    </message>
    <message>
        <source>the annotation has no target; tell its place</source>
        <translation>die Annotation hat kein Ziel; nennen Sie ihre Stelle</translation>
    </message>
    <message>
        <source>the annotation is somebody else&apos;s; only its annotator changes it</source>
        <translation>die Annotation stammt von jemand anderem; nur wer sie gemacht hat, kann sie ändern</translation>
    </message>
    <message>
        <source>the annotation {id}</source>
        <translation>die Annotation {id}</translation>
    </message>
    <message>
        <source>the annotation {id} covers nothing; it needs at least one fragment</source>
        <translation>die Annotation {id} umfasst nichts; sie braucht mindestens ein Fragment</translation>
    </message>
    <message>
        <source>the annotation {id} has a negative offset ({start}-{end}); count code points from 0</source>
        <translation>die Annotation {id} hat eine negative Position ({start}-{end}); zählen Sie die Codepoints von 0 an</translation>
    </message>
    <message>
        <source>the annotation {id} has no label; give it one</source>
        <translation>die Annotation {id} hat kein Label; geben Sie ihr eines</translation>
    </message>
    <message>
        <source>the annotation {id} is about several sources; make one for each</source>
        <translation>die Annotation {id} handelt von mehreren Quellen; machen Sie für jede eine eigene</translation>
    </message>
    <message>
        <source>the annotation {id} is empty ({start}-{end}); it must cover at least one code point</source>
        <translation>die Annotation {id} ist leer ({start}-{end}); sie muss mindestens einen Codepoint umfassen</translation>
    </message>
    <message>
        <source>the annotation {id} is out of range: it ends at {end}, and the text has {length} code points; correct the offsets</source>
        <translation>die Annotation {id} reicht über den Text hinaus: Sie endet bei {end}, und der Text hat {length} Codepoints; berichtigen Sie die Positionen</translation>
    </message>
    <message>
        <source>the annotation {id} is reversed ({start}-{end}); write the smaller offset as `start`</source>
        <translation>bei der Annotation {id} liegt der Anfang hinter dem Ende ({start}-{end}); schreiben Sie die kleinere Position als `start`</translation>
    </message>
    <message>
        <source>the annotation {id} says that its text is “{said}”, but the article has “{found}” at {start}-{end}; correct the offsets (code points) or the text</source>
        <translation>die Annotation {id} gibt als Text „{said}“ an, im Artikel steht bei {start}-{end} aber „{found}“; berichtigen Sie die Positionen (Codepoints) oder den Text</translation>
    </message>
    <message>
        <source>the annotations carry no annotator&apos;s name; name who made them with --as NAME</source>
        <translation>bei den Annotationen steht kein Name; sagen Sie mit --as NAME, von wem sie sind</translation>
    </message>
    <message>
        <source>the annotations stand in `layers`, as in native JSONL; import it as jsonl (--format jsonl)</source>
        <translation>die Annotationen stehen in `layers` wie in JSONL von Annotator; importieren Sie die Datei als jsonl (--format jsonl)</translation>
    </message>
    <message>
        <source>the annotator is not done with this article; choose one of those shown</source>
        <translation>die Person ist mit diesem Artikel nicht fertig; wählen Sie eine der gezeigten</translation>
    </message>
    <message>
        <source>the article</source>
        <translation>der Artikel</translation>
    </message>
    <message>
        <source>the article has neither `text` nor `sha256`; add its text</source>
        <translation>der Artikel hat weder `text` noch `sha256`; fügen Sie seinen Text hinzu</translation>
    </message>
    <message>
        <source>the article is done and protected; reopen it to change it</source>
        <translation>der Artikel ist fertig und geschützt; öffnen Sie ihn wieder, um ihn zu ändern</translation>
    </message>
    <message>
        <source>the article is not there any more; it was removed</source>
        <translation>den Artikel gibt es nicht mehr; er wurde entfernt</translation>
    </message>
    <message>
        <source>the article is not there any more; it was removed in another window or by undo</source>
        <translation>den Artikel gibt es nicht mehr; er wurde in einem anderen Fenster oder durch Rückgängigmachen entfernt</translation>
    </message>
    <message>
        <source>the article&apos;s `id` is empty; fill it in or leave it out</source>
        <translation>die `id` des Artikels ist leer; füllen Sie sie aus oder lassen Sie sie weg</translation>
    </message>
    <message>
        <source>the attributes or the metadata of the article {article} are nested too deeply for this format; choose jsonl</source>
        <translation>die Attribute oder Metadaten des Artikels {article} sind für dieses Format zu tief verschachtelt; wählen Sie jsonl</translation>
    </message>
    <message>
        <source>the claims would be about each other in a circle; untie one of them first</source>
        <translation>die Claims würden im Kreis voneinander handeln; lösen Sie zuerst eine dieser Verknüpfungen</translation>
    </message>
    <message>
        <source>the collection</source>
        <translation>die Sammlung</translation>
    </message>
    <message>
        <source>the colour of “{name}” becomes {colour}</source>
        <translation>die Farbe von „{name}“ wird {colour}</translation>
    </message>
    <message>
        <source>the column {name} is missing; add it</source>
        <translation>die Spalte {name} fehlt; fügen Sie sie hinzu</translation>
    </message>
    <message>
        <source>the column {name} is there twice; keep one</source>
        <translation>die Spalte {name} gibt es zweimal; behalten Sie eine</translation>
    </message>
    <message>
        <source>the column {name} is unknown; remove it, or keep what it says in the column `meta` of the articles. Known are {known}</source>
        <translation>die Spalte {name} ist unbekannt; entfernen Sie sie oder bewahren Sie ihren Inhalt in der Spalte `meta` der Artikel auf. Bekannt sind {known}</translation>
    </message>
    <message>
        <source>the condition of “{name}” needs values of “{other}”</source>
        <translation>die Bedingung von „{name}“ braucht Werte von „{other}“</translation>
    </message>
    <message>
        <source>the conditions wait for each other ({circle})</source>
        <translation>die Bedingungen warten aufeinander ({circle})</translation>
    </message>
    <message>
        <source>the copy {place} did not come out whole; nothing was changed, check the disk and try again</source>
        <translation>die Kopie {place} ist nicht vollständig; nichts wurde geändert, prüfen Sie den Datenträger und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>the corpus has more words than one .spacy file can hold; export fewer articles, or a split</source>
        <translation>das Korpus hat mehr Wörter, als eine .spacy-Datei fasst; exportieren Sie weniger Artikel oder teilen Sie sie auf</translation>
    </message>
    <message>
        <source>the default is no value that “{name}” takes</source>
        <translation>die Vorgabe ist kein Wert, den „{name}“ annimmt</translation>
    </message>
    <message>
        <source>the default of “{place}” becomes {value}</source>
        <translation>die Vorgabe von „{place}“ wird {value}</translation>
    </message>
    <message>
        <source>the delimiter in the map {file} is no single character; write one such as “;”, or “tab”</source>
        <translation>das Trennzeichen in der Zuordnung {file} ist kein einzelnes Zeichen; schreiben Sie eines wie „;“ oder „tab“</translation>
    </message>
    <message>
        <source>the disagreement is not there any more; an annotator changed it meanwhile</source>
        <translation>den Unterschied gibt es nicht mehr; jemand hat inzwischen etwas geändert</translation>
    </message>
    <message>
        <source>the encoding of the file is none that can be read ({why}); save it as UTF-8</source>
        <translation>die Zeichenkodierung der Datei lässt sich nicht lesen ({why}); speichern Sie sie als UTF-8</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message>
        <source>the file breaks what reads it, so it is damaged or made to do so; save it anew, or as plain text</source>
        <translation>die Datei bringt das zum Absturz, was sie liest, ist also beschädigt oder dazu gemacht; speichern Sie sie neu oder als reinen Text</translation>
    </message>
    <message>
        <source>the file cannot be read ({why}), so it is damaged; open it in its program and save it anew</source>
        <translation>die Datei kann nicht gelesen werden ({why}), ist also beschädigt; öffnen Sie sie in ihrem Programm und speichern Sie sie neu</translation>
    </message>
    <message>
        <source>the file cannot be read ({why}); check the disk and try again</source>
        <translation>die Datei kann nicht gelesen werden ({why}); prüfen Sie den Datenträger und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>the file ends before the record or the list does; it is cut off, take a whole one</source>
        <translation>die Datei endet vor dem Ende des Datensatzes oder der Liste; sie ist abgeschnitten, nehmen Sie eine vollständige</translation>
    </message>
    <message>
        <source>the file has more than {megabytes} MB; split it into its articles</source>
        <translation>die Datei hat mehr als {megabytes} MB; teilen Sie sie in einzelne Artikel auf</translation>
    </message>
    <message>
        <source>the file has more than {most:,} annotations; split it</source>
        <translation>die Datei hat mehr als {most:,} Annotationen; teilen Sie sie auf</translation>
    </message>
    <message numerus="yes">
        <source>the file has {n} pages, more than any document; split it</source>
        <translation>
            <numerusform>die Datei hat {n} Seite, mehr als jedes Dokument; teilen Sie sie auf</numerusform>
            <numerusform>die Datei hat {n} Seiten, mehr als jedes Dokument; teilen Sie sie auf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the file has {n} parts packed in it, more than any document; it was not read</source>
        <translation>
            <numerusform>in der Datei ist {n} Teil gepackt, mehr als in jedem Dokument; sie wurde nicht gelesen</numerusform>
            <numerusform>in der Datei sind {n} Teile gepackt, mehr als in jedem Dokument; sie wurde nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>the file is damaged; write it anew</source>
        <translation>die Datei ist beschädigt; schreiben Sie sie neu</translation>
    </message>
    <message>
        <source>the file is empty; give a file with text in it</source>
        <translation>die Datei ist leer; geben Sie eine Datei an, in der Text steht</translation>
    </message>
    <message>
        <source>the file is no Parquet file or is damaged ({why}); write it anew</source>
        <translation>die Datei ist keine Parquet-Datei oder ist beschädigt ({why}); schreiben Sie sie neu</translation>
    </message>
    <message>
        <source>the file is no UTF-8 (byte {byte}); save it as UTF-8</source>
        <translation>die Datei ist kein UTF-8 (Byte {byte}); speichern Sie sie als UTF-8</translation>
    </message>
    <message>
        <source>the file is no UTF-8 (byte {position}); export it again</source>
        <translation>die Datei ist kein UTF-8 (Byte {position}); exportieren Sie sie noch einmal</translation>
    </message>
    <message>
        <source>the file is not UTF-8 and too large to find out what it is; name its encoding (--encoding)</source>
        <translation>die Datei ist kein UTF-8 und zu groß, um zu erkennen, was sie ist; nennen Sie ihre Zeichenkodierung (--encoding)</translation>
    </message>
    <message>
        <source>the file is not {encoding} here; save it as UTF-8, or name its encoding (--encoding)</source>
        <translation>die Datei ist hier nicht {encoding}; speichern Sie sie als UTF-8 oder nennen Sie ihre Zeichenkodierung (--encoding)</translation>
    </message>
    <message>
        <source>the file is of version {version} of this format, and this program reads version {known}; a newer program is needed</source>
        <translation>die Datei hat Version {version} dieses Formats, und dieses Programm liest Version {known}; dafür brauchen Sie ein neueres Programm</translation>
    </message>
    <message>
        <source>the file is protected by a password; remove the protection and save it again</source>
        <translation>die Datei ist durch ein Passwort geschützt; entfernen Sie den Schutz und speichern Sie sie noch einmal</translation>
    </message>
    <message>
        <source>the file may not be read; ask its owner for permission to read it</source>
        <translation>die Datei darf nicht gelesen werden; bitten Sie um das Recht, sie zu lesen</translation>
    </message>
    <message>
        <source>the first page of the collection is {kind}; give it with its `items` in the file</source>
        <translation>die erste Seite der Sammlung ist {kind}; geben Sie sie mit ihren `items` in der Datei an</translation>
    </message>
    <message>
        <source>the folder {target} has {file} in it, which is of no earlier export; name an empty folder</source>
        <translation>im Ordner {target} liegt {file}, und das stammt von keinem früheren Export; nennen Sie einen leeren Ordner</translation>
    </message>
    <message>
        <source>the format {name} can only be read; choose another</source>
        <translation>das Format {name} kann nur gelesen werden; wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>the format {name} can only be written; choose another</source>
        <translation>das Format {name} kann nur geschrieben werden; wählen Sie ein anderes</translation>
    </message>
    <message>
        <source>the format {name} cannot be loaded ({why}); update or remove the package it comes with</source>
        <translation>das Format {name} kann nicht geladen werden ({why}); aktualisieren oder entfernen Sie das Paket, zu dem es gehört</translation>
    </message>
    <message>
        <source>the format {name} cannot carry all of this: {loss}; choose another, or let it flatten</source>
        <translation>das Format {name} kann nicht alles davon tragen: {loss}; wählen Sie ein anderes, oder lassen Sie es vereinfachen</translation>
    </message>
    <message>
        <source>the format {name} cannot leave the texts out; choose another, such as jsonl</source>
        <translation>das Format {name} kann die Texte nicht weglassen; wählen Sie ein anderes, etwa jsonl</translation>
    </message>
    <message>
        <source>the format {name} is none that this program understands; update or remove its package</source>
        <translation>mit dem Format {name} kann dieses Programm nicht umgehen; aktualisieren oder entfernen Sie sein Paket</translation>
    </message>
    <message>
        <source>the fragment {first}-{last} of the annotation {id} is empty, reversed or negative; correct the offsets</source>
        <translation>das Fragment {first}-{last} der Annotation {id} ist leer, verkehrt herum oder negativ; berichtigen Sie die Positionen</translation>
    </message>
    <message>
        <source>the fragments of annotation {id} are unsorted or overlap; sort and separate them</source>
        <translation>die Fragmente der Annotation {id} sind unsortiert oder überlappen sich; sortieren und trennen Sie sie</translation>
    </message>
    <message>
        <source>the fragments of the annotation {id} are unsorted or overlap ({one}, then {other}); sort and separate them</source>
        <translation>die Fragmente der Annotation {id} sind unsortiert oder überlappen sich ({one}, dann {other}); sortieren und trennen Sie sie</translation>
    </message>
    <message>
        <source>the fragments of the annotation {id} do not begin and end where it does ({start}-{end}); make `start` and `end` the outermost</source>
        <translation>die Fragmente der Annotation {id} beginnen und enden nicht dort, wo sie es tut ({start}-{end}); setzen Sie `start` und `end` auf die äußersten Positionen</translation>
    </message>
    <message>
        <source>the gold of this article is finished and protected; reopen it to change it</source>
        <translation>das Gold dieses Artikels ist fertig und geschützt; öffnen Sie es wieder, um es zu ändern</translation>
    </message>
    <message>
        <source>the guidelines have {length} characters, {most} is the most; shorten them</source>
        <translation>die Richtlinien haben {length} Zeichen, höchstens {most} sind möglich; kürzen Sie sie</translation>
    </message>
    <message>
        <source>the key of “{name}” becomes {key}</source>
        <translation>die Taste von „{name}“ wird {key}</translation>
    </message>
    <message>
        <source>the key {key} stands twice in one object; keep one</source>
        <translation>der Schlüssel {key} steht in einem Objekt zweimal; behalten Sie einen</translation>
    </message>
    <message>
        <source>the label file {file}: it cannot be read ({why}); check its name</source>
        <translation>die Label-Datei {file}: sie kann nicht gelesen werden ({why}); prüfen Sie ihren Namen</translation>
    </message>
    <message>
        <source>the label file {file}: it has no [[labels]]; give at least one</source>
        <translation>die Label-Datei {file}: sie hat keine [[labels]]; geben Sie mindestens eines an</translation>
    </message>
    <message>
        <source>the label file {file}: it is no TOML ({why}); mend it</source>
        <translation>die Label-Datei {file}: sie ist kein TOML ({why}); bringen Sie sie in Ordnung</translation>
    </message>
    <message>
        <source>the label file {file}: it is too large for a label scheme; check its name</source>
        <translation>die Label-Datei {file}: sie ist zu groß für ein Label-Schema; prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: the conditions of {owner} wait for each other ({circle}); take one away</source>
        <translation>die Label-Datei {file}: Zeile {line}: die Bedingungen von {owner} warten aufeinander ({circle}); nehmen Sie eine weg</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: the default of {where} does not fit its kind {kind}; give another</source>
        <translation>die Label-Datei {file}: Zeile {line}: die Vorgabe von {where} passt nicht zur Art {kind}; geben Sie eine andere an</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: the labels “{one}” and “{other}” have the same key “{key}”; give each its own</source>
        <translation>die Label-Datei {file}: Zeile {line}: die Labels „{one}“ und „{other}“ haben dieselbe Taste „{key}“; geben Sie jedem eine eigene</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: {where} has the colour “{colour}”; give #RRGGBB or one of {known}</source>
        <translation>die Label-Datei {file}: Zeile {line}: {where} hat die Farbe „{colour}“; geben Sie #RRGGBB oder eine von {known} an</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: {where} has the key “{key}”, which the window needs ({reserved}); give another letter</source>
        <translation>die Label-Datei {file}: Zeile {line}: {where} hat die Taste „{key}“, die das Fenster braucht ({reserved}); geben Sie einen anderen Buchstaben an</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: {where} has the key “{key}”; give one letter</source>
        <translation>die Label-Datei {file}: Zeile {line}: {where} hat die Taste „{key}“; geben Sie einen Buchstaben an</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: {where} has the name “{name}” again; give each its own</source>
        <translation>die Label-Datei {file}: Zeile {line}: {where} hat noch einmal den Namen „{name}“; geben Sie jedem einen eigenen</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: {where} has “{key}”, which is not known; there are {known}</source>
        <translation>die Label-Datei {file}: Zeile {line}: {where} hat „{key}“, das nicht bekannt ist; es gibt {known}</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: {where} is of the kind {kind}; “choices” belong to the kind choice, and it needs some</source>
        <translation>die Label-Datei {file}: Zeile {line}: {where} ist von der Art {kind}; „choices“ gehören zur Art choice, und die braucht welche</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: {where} lacks a name; give it one</source>
        <translation>die Label-Datei {file}: Zeile {line}: {where} hat keinen Namen; geben Sie einen an</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: {where} lacks “{key}”; name one label or more</source>
        <translation>die Label-Datei {file}: Zeile {line}: {where} hat kein „{key}“; nennen Sie mindestens ein Label</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: {where} names the label “{label}”, which is not there; there are {known}</source>
        <translation>die Label-Datei {file}: Zeile {line}: {where} nennt das Label „{label}“, das es nicht gibt; es gibt {known}</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: “required” of {where} should be true or false</source>
        <translation>die Label-Datei {file}: Zeile {line}: „required“ von {where} muss true oder false sein</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: “when” of {where} has the value “{value}”; “{name}” has {known}</source>
        <translation>die Label-Datei {file}: Zeile {line}: „when“ von {where} hat den Wert „{value}“; „{name}“ hat {known}</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: “when” of {where} names “{name}”, which is no choice of {owner}; name one</source>
        <translation>die Label-Datei {file}: Zeile {line}: „when“ von {where} nennt „{name}“, das keine Auswahl von {owner} ist; nennen Sie eine</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: “when” of {where} should name one attribute and its values, as {{ {example} }}</source>
        <translation>die Label-Datei {file}: Zeile {line}: „when“ von {where} muss ein Attribut und seine Werte nennen, etwa {{ {example} }}</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: “{key}” of {where} has something twice; name it once</source>
        <translation>die Label-Datei {file}: Zeile {line}: „{key}“ von {where} hat etwas doppelt; nennen Sie es einmal</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: “{key}” of {where} should be [[tables]]</source>
        <translation>die Label-Datei {file}: Zeile {line}: „{key}“ von {where} muss aus [[Tabellen]] bestehen</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: “{key}” of {where} should be a list of texts</source>
        <translation>die Label-Datei {file}: Zeile {line}: „{key}“ von {where} muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: “{key}” of {where} should be a text on one line</source>
        <translation>die Label-Datei {file}: Zeile {line}: „{key}“ von {where} muss ein Text in einer Zeile sein</translation>
    </message>
    <message>
        <source>the label file {file}: line {line}: “{key}” of {where} should be one of {known}</source>
        <translation>die Label-Datei {file}: Zeile {line}: „{key}“ von {where} muss eines von {known} sein</translation>
    </message>
    <message>
        <source>the label file {file}: the conditions of {owner} wait for each other ({circle}); take one away</source>
        <translation>die Label-Datei {file}: die Bedingungen von {owner} warten aufeinander ({circle}); nehmen Sie eine weg</translation>
    </message>
    <message>
        <source>the label file {file}: the default of {where} does not fit its kind {kind}; give another</source>
        <translation>die Label-Datei {file}: der Vorgabewert bei {where} passt nicht zur Art {kind}; geben Sie einen anderen an</translation>
    </message>
    <message>
        <source>the label file {file}: the labels “{one}” and “{other}” have the same key “{key}”; give each its own</source>
        <translation>die Label-Datei {file}: die Labels „{one}“ und „{other}“ haben dieselbe Taste „{key}“; geben Sie jedem eine eigene</translation>
    </message>
    <message>
        <source>the label file {file}: {where} has the colour “{colour}”; give #RRGGBB or one of {known}</source>
        <translation>die Label-Datei {file}: {where} hat die Farbe „{colour}“; geben Sie #RRGGBB oder eine von {known} an</translation>
    </message>
    <message>
        <source>the label file {file}: {where} has the key “{key}”, which the window needs ({reserved}); give another letter</source>
        <translation>die Label-Datei {file}: {where} hat die Taste „{key}“, die das Fenster selbst braucht ({reserved}); geben Sie einen anderen Buchstaben an</translation>
    </message>
    <message>
        <source>the label file {file}: {where} has the key “{key}”; give one letter</source>
        <translation>die Label-Datei {file}: {where} hat die Taste „{key}“; geben Sie einen Buchstaben an</translation>
    </message>
    <message>
        <source>the label file {file}: {where} has the name “{name}” again; give each its own</source>
        <translation>die Label-Datei {file}: {where} hat noch einmal den Namen „{name}“; geben Sie jedem einen eigenen</translation>
    </message>
    <message>
        <source>the label file {file}: {where} has “{key}”, which is not known; there are {known}</source>
        <translation>die Label-Datei {file}: {where} hat „{key}“, das nicht bekannt ist; es gibt {known}</translation>
    </message>
    <message>
        <source>the label file {file}: {where} is of the kind {kind}; “choices” belong to the kind choice, and it needs some</source>
        <translation>die Label-Datei {file}: {where} ist von der Art {kind}; „choices“ gehören zur Art choice, und sie braucht welche</translation>
    </message>
    <message>
        <source>the label file {file}: {where} lacks a name; give it one</source>
        <translation>die Label-Datei {file}: {where} hat keinen Namen; geben Sie einen an</translation>
    </message>
    <message>
        <source>the label file {file}: {where} lacks “{key}”; name one label or more</source>
        <translation>die Label-Datei {file}: {where} hat kein „{key}“; nennen Sie ein Label oder mehrere</translation>
    </message>
    <message>
        <source>the label file {file}: {where} names the label “{label}”, which is not there; there are {known}</source>
        <translation>die Label-Datei {file}: {where} nennt das Label „{label}“, das es nicht gibt; es gibt {known}</translation>
    </message>
    <message>
        <source>the label file {file}: “required” of {where} should be true or false</source>
        <translation>die Label-Datei {file}: „required“ bei {where} muss true oder false sein</translation>
    </message>
    <message>
        <source>the label file {file}: “when” of {where} has the value “{value}”; “{name}” has {known}</source>
        <translation>die Label-Datei {file}: „when“ von {where} hat den Wert „{value}“; „{name}“ hat {known}</translation>
    </message>
    <message>
        <source>the label file {file}: “when” of {where} names “{name}”, which is no choice of {owner}; name one</source>
        <translation>die Label-Datei {file}: „when“ von {where} nennt „{name}“, das keine Auswahl von {owner} ist; nennen Sie eine</translation>
    </message>
    <message>
        <source>the label file {file}: “when” of {where} should name one attribute and its values, as {{ {example} }}</source>
        <translation>die Label-Datei {file}: „when“ von {where} muss ein Attribut und seine Werte nennen, etwa {{ {example} }}</translation>
    </message>
    <message>
        <source>the label file {file}: “{key}” of {where} has something twice; name it once</source>
        <translation>die Label-Datei {file}: „{key}“ bei {where} hat etwas zweimal; nennen Sie es einmal</translation>
    </message>
    <message>
        <source>the label file {file}: “{key}” of {where} should be [[tables]]</source>
        <translation>die Label-Datei {file}: „{key}“ bei {where} muss aus [[tables]] bestehen</translation>
    </message>
    <message>
        <source>the label file {file}: “{key}” of {where} should be a list of texts</source>
        <translation>die Label-Datei {file}: „{key}“ bei {where} muss eine Liste von Texten sein</translation>
    </message>
    <message>
        <source>the label file {file}: “{key}” of {where} should be a text on one line</source>
        <translation>die Label-Datei {file}: „{key}“ bei {where} muss ein Text in einer Zeile sein</translation>
    </message>
    <message>
        <source>the label file {file}: “{key}” of {where} should be one of {known}</source>
        <translation>die Label-Datei {file}: „{key}“ bei {where} muss eines von {known} sein</translation>
    </message>
    <message>
        <source>the label scheme has no relation type “{name}”</source>
        <translation>das Label-Schema hat keine Relationsart „{name}“</translation>
    </message>
    <message>
        <source>the label {label} has no attribute {name}; add it to the label scheme first</source>
        <translation>das Label {label} hat kein Attribut {name}; fügen Sie es zuerst dem Label-Schema hinzu</translation>
    </message>
    <message>
        <source>the label {label} has no bounds; choose a number</source>
        <translation>das Label {label} hat keine Grenzen; wählen Sie eine Zahl</translation>
    </message>
    <message>
        <source>the label {label} has no entity; choose a speaker</source>
        <translation>das Label {label} hat keine Entität; wählen Sie einen Sprecher</translation>
    </message>
    <message>
        <source>the label “{name}” is added</source>
        <translation>das Label „{name}“ kommt hinzu</translation>
    </message>
    <message>
        <source>the label “{name}” is removed</source>
        <translation>das Label „{name}“ entfällt</translation>
    </message>
    <message>
        <source>line {number}</source>
        <translation>Zeile {number}</translation>
    </message>
    <message>
        <source>Rename recipe</source>
        <translation>Rezept umbenennen</translation>
    </message>
    <message>
        <source>it has annotations of the article {id} without its text, and the project has none of that id; import the texts first, or put a table of articles with id and text beside it</source>
        <translation>die Datei hat Annotationen des Artikels {id} ohne dessen Text, und das Projekt hat keinen mit dieser Kennung; importieren Sie zuerst die Texte oder legen Sie eine Tabelle der Artikel mit id und text daneben</translation>
    </message>
    <message>
        <source>it ties annotations that are not there; put the table {annotations} beside it, and import that</source>
        <translation>die Datei verbindet Annotationen, die nicht da sind; legen Sie die Tabelle {annotations} daneben und importieren Sie diese</translation>
    </message>
    <message>
        <source>overlaps</source>
        <translation>Überlappungen</translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation>Zeile {number}</translation>
    </message>
    <message>
        <source>the attribute {id} is of nothing; write `NAME T1 VALUE`</source>
        <translation>das Attribut {id} gehört zu nichts; schreiben Sie `NAME T1 VALUE`</translation>
    </message>
    <message>
        <source>the event {id} has no trigger or a broken argument; write `TYPE:T1 ROLE:T2 …`</source>
        <translation>das Ereignis {id} hat keinen Auslöser oder ein fehlerhaftes Argument; schreiben Sie `TYPE:T1 ROLE:T2 …`</translation>
    </message>
    <message>
        <source>the format {name} can only be written, so nothing could be put back from a file beside it; leave it out, or choose another format</source>
        <translation>das Format {name} kann nur geschrieben werden, also ließe sich aus einer Datei daneben nichts zurückholen; lassen Sie sie weg oder wählen Sie ein anderes Format</translation>
    </message>
    <message>
        <source>the format {name} failed ({why}); update or remove the package it comes with</source>
        <translation>das Format {name} ist gescheitert ({why}); aktualisieren oder entfernen Sie das Paket, mit dem es kommt</translation>
    </message>
    <message>
        <source>the layer of {name}</source>
        <translation>die Ebene von {name}</translation>
    </message>
    <message>
        <source>the letters of this PDF have no known meaning, as its fonts do not tell it; have the text recognised (OCR) and import that</source>
        <translation>die Buchstaben dieses PDF haben keine bekannte Bedeutung, weil seine Schriften sie nicht nennen; lassen Sie den Text erkennen (OCR) und importieren Sie diesen</translation>
    </message>
    <message>
        <source>the line has more than {megabytes} MB; correct it</source>
        <translation>die Zeile hat mehr als {megabytes} MB; berichtigen Sie sie</translation>
    </message>
    <message>
        <source>the line is no JSON ({why}, column {column}); correct it</source>
        <translation>die Zeile ist kein JSON ({why}, Spalte {column}); berichtigen Sie sie</translation>
    </message>
    <message>
        <source>the line is not UTF-8 (its byte {position}, counted from 0); save the file as UTF-8</source>
        <translation>die Zeile ist kein UTF-8 (ihr Byte {position}, von 0 gezählt); speichern Sie die Datei als UTF-8</translation>
    </message>
    <message>
        <source>the line is {kind} where an article is wanted; write one JSON object a line</source>
        <translation>die Zeile ist {kind}, erwartet wird ein Artikel; schreiben Sie in jede Zeile ein JSON-Objekt</translation>
    </message>
    <message>
        <source>the list of characters that XML cannot hold does not fit the text ({entry}); remove the list, or export the file again</source>
        <translation>die Liste der Zeichen, die XML nicht enthalten kann, passt nicht zum Text ({entry}); entfernen Sie die Liste oder exportieren Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>the map {file} cannot be read ({why}); it is a TOML file</source>
        <translation>die Zuordnung {file} kann nicht gelesen werden ({why}); sie ist eine TOML-Datei</translation>
    </message>
    <message>
        <source>the map {file} has a table “{name}”; there are {known}</source>
        <translation>die Zuordnung {file} hat eine Tabelle „{name}“; es gibt {known}</translation>
    </message>
    <message>
        <source>the name is longer than {most} characters; shorten it</source>
        <translation>der Name ist länger als {most} Zeichen; kürzen Sie ihn</translation>
    </message>
    <message>
        <source>the name is too long; take one of at most {most} characters</source>
        <translation>der Name ist zu lang; nehmen Sie einen mit höchstens {most} Zeichen</translation>
    </message>
    <message>
        <source>the note {id} is of nothing; write `AnnotatorNotes T1`</source>
        <translation>die Notiz {id} gehört zu nichts; schreiben Sie `AnnotatorNotes T1`</translation>
    </message>
    <message>
        <source>the number is gold; gold is changed where it is reviewed</source>
        <translation>die Zahl ist Gold; Gold wird beim Prüfen geändert</translation>
    </message>
    <message>
        <source>the number {number} has more than 64 bits; write it as a text</source>
        <translation>die Zahl {number} hat mehr als 64 Bit; schreiben Sie sie als Text</translation>
    </message>
    <message>
        <source>the number {number} is too large; write it as a text</source>
        <translation>die Zahl {number} ist zu groß; schreiben Sie sie als Text</translation>
    </message>
    <message>
        <source>the offsets of {id} are {place}; write whole numbers `START END`, parts separated by `;`</source>
        <translation>die Positionen von {id} sind {place}; schreiben Sie ganze Zahlen `START END`, Teile durch `;` getrennt</translation>
    </message>
    <message>
        <source>the offsets {begin}-{end} are reversed; correct them</source>
        <translation>bei den Positionen {begin}-{end} liegt der Anfang hinter dem Ende; berichtigen Sie sie</translation>
    </message>
    <message>
        <source>the offsets {start} and {end} of {id} are empty or reversed; correct them</source>
        <translation>die Positionen {start} und {end} von {id} sind leer oder verkehrt herum; berichtigen Sie sie</translation>
    </message>
    <message>
        <source>the order becomes {names}</source>
        <translation>die Reihenfolge wird {names}</translation>
    </message>
    <message>
        <source>the page</source>
        <translation>die Seite</translation>
    </message>
    <message>
        <source>the part {part} cannot be read ({why}); the file is damaged, save it anew</source>
        <translation>der Teil {part} kann nicht gelesen werden ({why}); die Datei ist beschädigt, speichern Sie sie neu</translation>
    </message>
    <message>
        <source>the part {part} cannot be unpacked ({why}); the file is damaged, save it anew</source>
        <translation>der Teil {part} kann nicht entpackt werden ({why}); die Datei ist beschädigt, speichern Sie sie neu</translation>
    </message>
    <message>
        <source>the part {part} has a DOCTYPE, which no workbook needs; it was not read</source>
        <translation>der Teil {part} hat einen DOCTYPE, den keine Arbeitsmappe braucht; die Datei wurde nicht gelesen</translation>
    </message>
    <message>
        <source>the part {part} is in it twice; the file is damaged, save it anew</source>
        <translation>den Teil {part} gibt es darin zweimal; die Datei ist beschädigt, speichern Sie sie neu</translation>
    </message>
    <message>
        <source>the part {part} is missing; the file is damaged or no such document</source>
        <translation>der Teil {part} fehlt; die Datei ist beschädigt oder kein solches Dokument</translation>
    </message>
    <message>
        <source>the part {part} is missing; the file is no workbook or damaged, save it anew</source>
        <translation>der Teil {part} fehlt; die Datei ist keine Arbeitsmappe oder beschädigt, speichern Sie sie neu</translation>
    </message>
    <message>
        <source>the part {part} is nested too deeply for a workbook; it was not read</source>
        <translation>der Teil {part} ist für eine Arbeitsmappe zu tief verschachtelt; die Datei wurde nicht gelesen</translation>
    </message>
    <message>
        <source>the parts of the annotation overlap; separate them</source>
        <translation>die Teile der Annotation überlappen sich; trennen Sie sie</translation>
    </message>
    <message>
        <source>the parts of the annotation {id} overlap; separate them</source>
        <translation>die Teile der Annotation {id} überlappen sich; trennen Sie sie</translation>
    </message>
    <message>
        <source>the parts of {id} overlap; correct the offsets</source>
        <translation>die Teile von {id} überlappen sich; berichtigen Sie die Positionen</translation>
    </message>
    <message>
        <source>the pattern cannot be understood ({reason}, character {at}); mend it, or look for plain text</source>
        <translation>das Muster ist nicht zu verstehen ({reason}, Zeichen {at}); bitte berichtigen oder nach einfachem Text suchen</translation>
    </message>
    <message>
        <source>the pattern ends in a \; write \\ for the sign itself</source>
        <translation>das Muster endet mit \; für das Zeichen selbst \\ schreiben</translation>
    </message>
    <message>
        <source>the pattern has a ( without its ); add ) or write \( for the sign itself</source>
        <translation>im Muster steht ( ohne ); bitte ) ergänzen oder für das Zeichen selbst \( schreiben</translation>
    </message>
    <message>
        <source>the pattern has a ) without its (; take it out or write \) for the sign itself</source>
        <translation>im Muster steht ) ohne (; bitte entfernen oder für das Zeichen selbst \) schreiben</translation>
    </message>
    <message>
        <source>the pattern has a [ without its ]; add ] or write \[ for the sign itself</source>
        <translation>im Muster steht [ ohne ]; bitte ] ergänzen oder für das Zeichen selbst \[ schreiben</translation>
    </message>
    <message>
        <source>the pattern repeats nothing: something must stand before *, + or ?; write \*, \+ or \? for the sign itself</source>
        <translation>das Muster wiederholt nichts: vor *, + oder ? muss etwas stehen; für das Zeichen selbst \*, \+ oder \? schreiben</translation>
    </message>
    <message>
        <source>the pointer {pointer} is wrong: {why}; count characters from 0</source>
        <translation>der Zeiger {pointer} ist falsch: {why}; zählen Sie Zeichen von 0 an</translation>
    </message>
    <message>
        <source>the position {start}-{end} cuts a character in two; count UTF-16 units</source>
        <translation>die Position {start}-{end} zerschneidet ein Zeichen; zählen Sie UTF-16-Einheiten</translation>
    </message>
    <message>
        <source>the position {start}-{end} is empty, reversed, no whole numbers or outside the text of {length} UTF-16 units; correct it</source>
        <translation>die Position {start}-{end} ist leer, verkehrt herum, besteht nicht aus ganzen Zahlen oder liegt außerhalb des Texts von {length} UTF-16-Einheiten; berichtigen Sie sie</translation>
    </message>
    <message>
        <source>the printer cannot be used; choose another one, or save the article as PDF</source>
        <translation>der Drucker lässt sich nicht benutzen; bitte einen anderen wählen oder den Artikel als PDF speichern</translation>
    </message>
    <message>
        <source>the printer takes no further page; try again, or save the article as PDF</source>
        <translation>der Drucker nimmt keine Seite mehr an; bitte noch einmal versuchen oder den Artikel als PDF speichern</translation>
    </message>
    <message>
        <source>the reason may have {most} characters; shorten it</source>
        <translation>der Grund darf {most} Zeichen haben; kürzen Sie ihn</translation>
    </message>
    <message>
        <source>the recipe {name} cannot be read by this version of the program; update it, or save the recipe anew</source>
        <translation>das Rezept {name} kann diese Version des Programms nicht lesen; aktualisieren Sie es oder speichern Sie das Rezept neu</translation>
    </message>
    <message>
        <source>the record</source>
        <translation>der Datensatz</translation>
    </message>
    <message>
        <source>the record has more than {megabytes} MB; split it into its articles</source>
        <translation>der Datensatz hat mehr als {megabytes} MB; teilen Sie ihn in einzelne Artikel auf</translation>
    </message>
    <message>
        <source>the reference {id} is broken; write `Reference T1 SOURCE:ID`</source>
        <translation>der Verweis {id} ist fehlerhaft; schreiben Sie `Reference T1 SOURCE:ID`</translation>
    </message>
    <message>
        <source>the region {id}</source>
        <translation>der Bereich {id}</translation>
    </message>
    <message>
        <source>the region {id} has no label; give it one</source>
        <translation>der Bereich {id} hat kein Label; geben Sie ihm eines</translation>
    </message>
    <message>
        <source>the region {id} is of the type {kind}; only labels of plain text can be read</source>
        <translation>der Bereich {id} ist von der Art {kind}; nur Labels auf reinem Text können gelesen werden</translation>
    </message>
    <message>
        <source>the region {id} says that its text is “{said}”, but the article has “{found}” at {start}-{end}; correct the offsets (code points) or the text</source>
        <translation>der Bereich {id} gibt als Text „{said}“ an, im Artikel steht bei {start}-{end} aber „{found}“; berichtigen Sie die Positionen (Codepoints) oder den Text</translation>
    </message>
    <message>
        <source>the relation {id} has not two ends; write `TYPE Arg1:T1 Arg2:T2`</source>
        <translation>die Relation {id} hat nicht zwei Enden; schreiben Sie `TYPE Arg1:T1 Arg2:T2`</translation>
    </message>
    <message>
        <source>the relation “{name}” is added</source>
        <translation>die Relation „{name}“ kommt hinzu</translation>
    </message>
    <message>
        <source>the relation “{name}” is removed</source>
        <translation>die Relation „{name}“ entfällt</translation>
    </message>
    <message>
        <source>the remark is not there any more; it was taken back</source>
        <translation>die Anmerkung gibt es nicht mehr; sie wurde zurückgenommen</translation>
    </message>
    <message>
        <source>the remark is somebody else&apos;s; answer it instead</source>
        <translation>die Anmerkung ist von jemand anderem; antworten Sie stattdessen darauf</translation>
    </message>
    <message>
        <source>the remark is too long; take at most {most} characters</source>
        <translation>die Anmerkung ist zu lang; nehmen Sie höchstens {most} Zeichen</translation>
    </message>
    <message>
        <source>the remark was answered already; answer again instead</source>
        <translation>auf die Anmerkung wurde schon geantwortet; antworten Sie stattdessen noch einmal</translation>
    </message>
    <message>
        <source>the responses</source>
        <translation>die Antworten</translation>
    </message>
    <message>
        <source>the row cannot be told apart ({why}); check its quotes</source>
        <translation>die Zeile lässt sich nicht zerlegen ({why}); prüfen Sie ihre Anführungszeichen</translation>
    </message>
    <message numerus="yes">
        <source>the row has {n} cells, but there are {width} columns; put texts with a delimiter in quotes</source>
        <translation>
            <numerusform>die Zeile hat {n} Zelle, aber es gibt {width} Spalten; setzen Sie Texte mit Trennzeichen in Anführungszeichen</numerusform>
            <numerusform>die Zeile hat {n} Zellen, aber es gibt {width} Spalten; setzen Sie Texte mit Trennzeichen in Anführungszeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>the row names no article; fill in the column `article`</source>
        <translation>die Zeile nennt keinen Artikel; füllen Sie die Spalte `article` aus</translation>
    </message>
    <message>
        <source>the selection goes beyond the article&apos;s {length} characters</source>
        <translation>die Auswahl reicht über die {length} Zeichen des Artikels hinaus</translation>
    </message>
    <message>
        <source>the selection goes beyond the article; select less</source>
        <translation>die Auswahl geht über den Artikel hinaus; wählen Sie weniger aus</translation>
    </message>
    <message>
        <source>the selection is no part of the chosen annotation; select what should go</source>
        <translation>die Auswahl ist kein Teil der gewählten Annotation; wählen Sie aus, was wegfallen soll</translation>
    </message>
    <message>
        <source>the sentence begins at {begin}, and the text before it ends at {end} (UTF-16 units); correct the offsets</source>
        <translation>der Satz beginnt bei {begin}, und der Text davor endet bei {end} (UTF-16-Einheiten); berichtigen Sie die Positionen</translation>
    </message>
    <message>
        <source>the server of {place} does not answer ({why}); nothing was changed, try again when it is back</source>
        <translation>der Server von {place} antwortet nicht ({why}); nichts wurde geändert, versuchen Sie es noch einmal, wenn er wieder da ist</translation>
    </message>
    <message>
        <source>the settings could not be saved ({why}); they hold until you quit</source>
        <translation>die Einstellungen konnten nicht gespeichert werden ({why}); sie gelten, bis Sie das Programm beenden</translation>
    </message>
    <message numerus="yes">
        <source>the sheet has more than {n} rows, more than any; it was not read</source>
        <translation>
            <numerusform>das Blatt hat mehr als {n} Zeile, mehr als jedes andere; die Datei wurde nicht gelesen</numerusform>
            <numerusform>das Blatt hat mehr als {n} Zeilen, mehr als jedes andere; die Datei wurde nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>the shortcuts could not be written to {file} ({reason}); choose another place</source>
        <translation>die Tastenkürzel konnten nicht in {file} geschrieben werden ({reason}); wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>the shortcuts in {file} cannot be taken: {why}; nothing was changed, choose another file</source>
        <translation>die Tastenkürzel in {file} können nicht übernommen werden: {why}; nichts wurde geändert, wählen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>the shortcuts in {file}, line {line}, cannot be taken: {why}; nothing was changed, mend the file or choose another one</source>
        <translation>die Tastenkürzel in {file}, Zeile {line}, können nicht übernommen werden: {why}; nichts wurde geändert, berichtigen Sie die Datei oder wählen Sie eine andere</translation>
    </message>
    <message>
        <source>the span is reversed; write the earlier place as `from`</source>
        <translation>die Stelle ist verkehrt herum; schreiben Sie den früheren Ort als `from`</translation>
    </message>
    <message>
        <source>the span {start}-{end} is empty, reversed or negative; give code points, start before end</source>
        <translation>die Stelle {start}-{end} ist leer, verkehrt herum oder negativ; geben Sie Codepoints an, den Anfang vor dem Ende</translation>
    </message>
    <message>
        <source>the step is no longer in the journal; nothing was undone</source>
        <translation>der Schritt steht nicht mehr im Verlauf; nichts wurde zurückgenommen</translation>
    </message>
    <message numerus="yes">
        <source>the table has {n} columns, more than any table of texts; check the delimiter</source>
        <translation>
            <numerusform>die Tabelle hat {n} Spalte, mehr als jede Tabelle mit Texten; prüfen Sie das Trennzeichen</numerusform>
            <numerusform>die Tabelle hat {n} Spalten, mehr als jede Tabelle mit Texten; prüfen Sie das Trennzeichen</numerusform>
        </translation>
    </message>
    <message>
        <source>the table “columns” of the map {file} has “{key}”; there are {known}</source>
        <translation>die Tabelle „columns“ der Zuordnung {file} hat „{key}“; es gibt {known}</translation>
    </message>
    <message>
        <source>the table “columns” of the map {file} should name a column for each of {roles}, a list of others as meta, and header as true or false</source>
        <translation>die Tabelle „columns“ der Zuordnung {file} muss für jedes von {roles} eine Spalte nennen, eine Liste anderer als meta, und header als true oder false</translation>
    </message>
    <message>
        <source>the table “{name}” of the map {file} should give a new name to each old one</source>
        <translation>die Tabelle „{name}“ der Zuordnung {file} muss jedem alten Namen einen neuen geben</translation>
    </message>
    <message>
        <source>the task</source>
        <translation>die Aufgabe</translation>
    </message>
    <message>
        <source>the text</source>
        <translation>der Text</translation>
    </message>
    <message>
        <source>the text beside it is no UTF-8 (byte {position}); take it from the export again</source>
        <translation>der Text daneben ist kein UTF-8 (Byte {position}); nehmen Sie ihn noch einmal aus dem Export</translation>
    </message>
    <message>
        <source>the text has more than {megabytes} MB; split it</source>
        <translation>der Text hat mehr als {megabytes} MB; teilen Sie ihn auf</translation>
    </message>
    <message>
        <source>the text has the SHA-256 {found}…, but the file says {given}…; the text was changed: take the right one, or remove `sha256` and check the offsets</source>
        <translation>der Text hat den SHA-256 {found}…, die Datei nennt aber {given}…; der Text wurde verändert: nehmen Sie den richtigen, oder entfernen Sie `sha256` und prüfen Sie die Positionen</translation>
    </message>
    <message>
        <source>the text is no longer in the encoding that it began with, after line {line}; name its encoding (--encoding)</source>
        <translation>nach Zeile {line} hat der Text nicht mehr die Zeichenkodierung, mit der er begann; nennen Sie seine Zeichenkodierung (--encoding)</translation>
    </message>
    <message>
        <source>the text is not UTF-8 (byte {position}, counted from 0, line {line}) and its encoding cannot be told for sure; save it as UTF-8, or name its encoding (--encoding)</source>
        <translation>der Text ist kein UTF-8 (Byte {position}, von 0 gezählt, Zeile {line}), und seine Zeichenkodierung lässt sich nicht sicher erkennen; speichern Sie ihn als UTF-8 oder nennen Sie die Zeichenkodierung (--encoding)</translation>
    </message>
    <message>
        <source>the text is not the one that was given out (SHA-256 {given}…); take the right one, or take `native` out of the metadata and check the offsets</source>
        <translation>der Text ist nicht der ausgegebene (SHA-256 {given}…); nehmen Sie den richtigen, oder nehmen Sie `native` aus den Metadaten und prüfen Sie die Positionen</translation>
    </message>
    <message>
        <source>the text is not {encoding}; name another encoding</source>
        <translation>der Text ist kein {encoding}; nennen Sie eine andere Zeichenkodierung</translation>
    </message>
    <message>
        <source>the text is {encoding} with broken bytes, the first is byte {position} (counted from 0), line {line}; repair the file, or name its encoding (--encoding)</source>
        <translation>der Text ist {encoding} mit fehlerhaften Bytes, das erste ist Byte {position} (von 0 gezählt), Zeile {line}; reparieren Sie die Datei oder nennen Sie ihre Zeichenkodierung (--encoding)</translation>
    </message>
    <message>
        <source>the text of the article {article} was changed outside the program, so the annotations may not fit; bring back a backup copy, `annotator check` says what is wrong</source>
        <translation>Der Text des Artikels {article} wurde außerhalb des Programms geändert, die Annotationen passen also vielleicht nicht mehr; holen Sie eine Sicherungskopie zurück, `annotator check` sagt, was nicht stimmt</translation>
    </message>
    <message>
        <source>the text of the article {id} is left out, and the project does not have it; import the texts first or put them beside the file</source>
        <translation>der Text des Artikels {id} ist weggelassen, und im Projekt ist er nicht; importieren Sie zuerst die Texte oder legen Sie sie neben die Datei</translation>
    </message>
    <message>
        <source>the text of {source} is neither in the file nor beside it; save it beside as {wanted}</source>
        <translation>der Text von {source} ist weder in der Datei noch daneben; speichern Sie ihn daneben als {wanted}</translation>
    </message>
    <message>
        <source>the title of “{name}” becomes “{title}”</source>
        <translation>der Titel von „{name}“ wird „{title}“</translation>
    </message>
    <message>
        <source>the two annotations belong to different sets; only those of one set are tied</source>
        <translation>die beiden Annotationen gehören zu verschiedenen Ebenen; verknüpft werden nur die einer Ebene</translation>
    </message>
    <message>
        <source>the two are tied so already ({type})</source>
        <translation>die beiden sind schon so verknüpft ({type})</translation>
    </message>
    <message>
        <source>the type {name} has no end of types above it; correct the type system</source>
        <translation>die Art {name} hat endlos Arten über sich; berichtigen Sie das Typsystem</translation>
    </message>
    <message>
        <source>the underline of “{name}” becomes {underline}</source>
        <translation>die Unterstreichung von „{name}“ wird {underline}</translation>
    </message>
    <message>
        <source>the values are nested too deeply; flatten them</source>
        <translation>die Werte sind zu tief verschachtelt; machen Sie sie flacher</translation>
    </message>
    <message>
        <source>the window needs “{key}” for something else; choose another letter</source>
        <translation>das Fenster braucht „{key}“ für etwas anderes; wählen Sie einen anderen Buchstaben</translation>
    </message>
    <message>
        <source>the words of a sentence are not those of its text; take the file from the export again</source>
        <translation>die Wörter eines Satzes sind nicht die seines Texts; nehmen Sie die Datei noch einmal aus dem Export</translation>
    </message>
    <message>
        <source>the words “{exact}” do not stand in the text; check that it is the right one</source>
        <translation>die Wörter „{exact}“ stehen nicht im Text; prüfen Sie, ob es der richtige ist</translation>
    </message>
    <message>
        <source>the words “{exact}” stand in the text more than once; tell their place with a prefix, a suffix or a TextPositionSelector</source>
        <translation>die Wörter „{exact}“ stehen mehr als einmal im Text; nennen Sie ihre Stelle mit einem prefix, einem suffix oder einem TextPositionSelector</translation>
    </message>
    <message>
        <source>the workbook cannot be read ({why}); open it in its program and save it anew</source>
        <translation>die Arbeitsmappe kann nicht gelesen werden ({why}); öffnen Sie sie in ihrem Programm und speichern Sie sie neu</translation>
    </message>
    <message>
        <source>the {kind} cannot be changed this way: something still points at it, what it points at is gone, or its name is taken; nothing was changed</source>
        <translation>das lässt sich so nicht ändern ({kind}): etwas verweist noch darauf, worauf es verweist, ist weg, oder der Name ist vergeben; nichts wurde geändert</translation>
    </message>
    <message>
        <source>the {kind} is not there any more; it was removed in another window or by undo</source>
        <translation>das gibt es nicht mehr ({kind}); es wurde in einem anderen Fenster oder durch Rückgängigmachen entfernt</translation>
    </message>
    <message numerus="yes">
        <source>there are more than {n} objects in the file; split it</source>
        <translation>
            <numerusform>in der Datei ist mehr als {n} Objekt; teilen Sie sie auf</numerusform>
            <numerusform>in der Datei sind mehr als {n} Objekte; teilen Sie sie auf</numerusform>
        </translation>
    </message>
    <message>
        <source>there are no codes in the file; give a codebook (.qdc)</source>
        <translation>in der Datei sind keine Codes; geben Sie ein Codebuch an (.qdc)</translation>
    </message>
    <message>
        <source>there are tables in {place} already; choose an empty database</source>
        <translation>in {place} gibt es schon Tabellen; wählen Sie eine leere Datenbank</translation>
    </message>
    <message>
        <source>there are two {id}; give one of them another number</source>
        <translation>{id} gibt es zweimal; geben Sie einem davon eine andere Nummer</translation>
    </message>
    <message>
        <source>there are {found} columns of values, and {known} are declared; correct the line</source>
        <translation>es gibt {found} Spalten mit Werten, und {known} sind vereinbart; berichtigen Sie die Zeile</translation>
    </message>
    <message>
        <source>there are {found} columns, and {known} in the lines before; correct the line</source>
        <translation>es gibt {found} Spalten, und in den Zeilen davor {known}; berichtigen Sie die Zeile</translation>
    </message>
    <message>
        <source>there is a recipe {name} already; take another name</source>
        <translation>ein Rezept {name} gibt es schon; nehmen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>there is a {name} already; choose another name, or merge the two</source>
        <translation>{name} gibt es schon; wählen Sie einen anderen Namen oder führen Sie beide zusammen</translation>
    </message>
    <message>
        <source>there is a {name} already; merge the two if they are one person</source>
        <translation>{name} gibt es schon; führen Sie beide zusammen, wenn es dieselbe Person ist</translation>
    </message>
    <message>
        <source>there is another text under the id {id}; give the article another id</source>
        <translation>unter der Kennung {id} gibt es einen anderen Text; geben Sie dem Artikel eine andere Kennung</translation>
    </message>
    <message>
        <source>there is no TEI document in the file</source>
        <translation>in der Datei ist kein TEI-Dokument</translation>
    </message>
    <message>
        <source>there is no XMI file in the archive</source>
        <translation>im Archiv ist keine XMI-Datei</translation>
    </message>
    <message>
        <source>there is no annotator {name}; there are {known}</source>
        <translation>es gibt niemanden mit dem Namen {name}; es gibt {known}</translation>
    </message>
    <message>
        <source>there is no article in it; give one with an article a row</source>
        <translation>darin ist kein Artikel; geben Sie eine Datei an, in der in jeder Zeile ein Artikel steht</translation>
    </message>
    <message>
        <source>there is no article in the file; give one with an article a line</source>
        <translation>in der Datei ist kein Artikel; geben Sie eine an, in der in jeder Zeile ein Artikel steht</translation>
    </message>
    <message>
        <source>there is no article in {names}; choose texts or corpora</source>
        <translation>in {names} ist kein Artikel; wählen Sie Texte oder Korpora</translation>
    </message>
    <message>
        <source>there is no article {id} in the project; check the id</source>
        <translation>im Projekt gibt es keinen Artikel {id}; prüfen Sie die Kennung</translation>
    </message>
    <message>
        <source>there is no article {name} in the project; check the id</source>
        <translation>im Projekt gibt es keinen Artikel {name}; prüfen Sie die Kennung</translation>
    </message>
    <message>
        <source>there is no article {name}; there are {known}</source>
        <translation>es gibt keinen Artikel {name}; es gibt {known}</translation>
    </message>
    <message>
        <source>there is no attribute “{name}” any more; it was changed elsewhere</source>
        <translation>das Attribut „{name}“ gibt es nicht mehr; es wurde anderswo geändert</translation>
    </message>
    <message>
        <source>there is no column {column}; the columns are: {known}</source>
        <translation>die Spalte {column} gibt es nicht; die Spalten sind: {known}</translation>
    </message>
    <message>
        <source>there is no encoding named {encoding}; name one such as utf-8, cp1252 or shift_jis</source>
        <translation>eine Zeichenkodierung namens {encoding} gibt es nicht; nennen Sie eine wie utf-8, cp1252 oder shift_jis</translation>
    </message>
    <message>
        <source>there is no encoding {encoding}; name another, such as utf-8</source>
        <translation>die Zeichenkodierung {encoding} gibt es nicht; nennen Sie eine andere, etwa utf-8</translation>
    </message>
    <message>
        <source>there is no folder {folder} to put {name} into; make it first</source>
        <translation>den Ordner {folder} für {name} gibt es nicht; legen Sie ihn zuerst an</translation>
    </message>
    <message>
        <source>there is no folder {folder}; make it first</source>
        <translation>den Ordner {folder} gibt es nicht; legen Sie ihn zuerst an</translation>
    </message>
    <message>
        <source>there is no format named {name}; the formats are: {known}</source>
        <translation>ein Format namens {name} gibt es nicht; die Formate sind: {known}</translation>
    </message>
    <message>
        <source>there is no gold of this reviewer on the article; choose another one</source>
        <translation>von dieser prüfenden Person gibt es kein Gold zu dem Artikel; wählen Sie eine andere</translation>
    </message>
    <message>
        <source>there is no gold of yours on this article; decide something first</source>
        <translation>von Ihnen gibt es kein Gold zu diesem Artikel; entscheiden Sie zuerst etwas</translation>
    </message>
    <message>
        <source>there is no gold on this article yet; decide something first</source>
        <translation>zu diesem Artikel gibt es noch kein Gold; entscheiden Sie zuerst etwas</translation>
    </message>
    <message>
        <source>there is no label {name} in the project; check the name</source>
        <translation>im Projekt gibt es kein Label {name}; prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>there is no label {name}; there are {known}</source>
        <translation>es gibt kein Label {name}; es gibt {known}</translation>
    </message>
    <message>
        <source>there is no language {name}; there are {known}</source>
        <translation>die Sprache {name} gibt es nicht; es gibt {known}</translation>
    </message>
    <message>
        <source>there is no project (project.qde) in the file; export it again</source>
        <translation>in der Datei ist kein Projekt (project.qde); exportieren Sie sie noch einmal</translation>
    </message>
    <message>
        <source>there is no project at {place}; look for a mistyped name, and make one with `annotator new`</source>
        <translation>unter {place} gibt es kein Projekt; prüfen Sie, ob der Name stimmt, oder legen Sie eines mit `annotator new` an</translation>
    </message>
    <message>
        <source>there is no recipe {name}; there are {known}</source>
        <translation>das Rezept {name} gibt es nicht; es gibt {known}</translation>
    </message>
    <message>
        <source>there is no record in the file; give one with articles</source>
        <translation>in der Datei ist kein Datensatz; geben Sie eine mit Artikeln an</translation>
    </message>
    <message>
        <source>there is no room for what is read ({why}); make room in the folder for temporary files</source>
        <translation>für das Gelesene ist kein Platz ({why}); schaffen Sie Platz im Ordner für temporäre Dateien</translation>
    </message>
    <message>
        <source>there is no row in the table; give one with texts</source>
        <translation>in der Tabelle ist keine Zeile; geben Sie eine mit Texten an</translation>
    </message>
    <message>
        <source>there is no sheet named {sheet}; name the sheets {known}</source>
        <translation>ein Blatt namens {sheet} gibt es nicht; nennen Sie die Blätter {known}</translation>
    </message>
    <message>
        <source>there is no sheet named {sheet}; there are {known}</source>
        <translation>ein Blatt namens {sheet} gibt es nicht; es gibt {known}</translation>
    </message>
    <message>
        <source>there is no source in the project; export it with its texts</source>
        <translation>in dem Projekt ist keine Quelle; exportieren Sie es mit seinen Texten</translation>
    </message>
    <message>
        <source>there is no space left for {place}; nothing was changed, make room on the disk and try again</source>
        <translation>für {place} ist kein Platz mehr; nichts wurde geändert, schaffen Sie Platz auf dem Datenträger und versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation>diese Datei gibt es nicht</translation>
    </message>
    <message>
        <source>there is no such file; check the name</source>
        <translation>diese Datei gibt es nicht; prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>there is no tab after {id}; the fields of brat files are separated by tabs</source>
        <translation>nach {id} steht kein Tabulator; die Felder von brat-Dateien sind durch Tabulatoren getrennt</translation>
    </message>
    <message>
        <source>there is no text in the book, only pictures perhaps; it cannot be annotated</source>
        <translation>in dem Buch ist kein Text, vielleicht nur Bilder; es kann nicht annotiert werden</translation>
    </message>
    <message>
        <source>there is no text in the document; it cannot be annotated</source>
        <translation>in dem Dokument ist kein Text; es kann nicht annotiert werden</translation>
    </message>
    <message>
        <source>there is no text in the file; export it again together with its text</source>
        <translation>in der Datei ist kein Text; exportieren Sie sie noch einmal zusammen mit ihrem Text</translation>
    </message>
    <message>
        <source>there is no text in the file; give a file with text in it</source>
        <translation>in der Datei ist kein Text; geben Sie eine Datei an, in der Text steht</translation>
    </message>
    <message>
        <source>there is no text in the folder {folder}; choose one with texts</source>
        <translation>im Ordner {folder} ist kein Text; wählen Sie einen mit Texten</translation>
    </message>
    <message>
        <source>there is no text in the page; it cannot be annotated</source>
        <translation>auf der Seite ist kein Text; sie kann nicht annotiert werden</translation>
    </message>
    <message>
        <source>there is no text to paste; copy an article first</source>
        <translation>es gibt keinen Text zum Einfügen; kopieren Sie zuerst einen Artikel</translation>
    </message>
    <message>
        <source>there is no token in the file; give one with a token a line</source>
        <translation>in der Datei ist kein Token; geben Sie eine an, in der in jeder Zeile ein Token steht</translation>
    </message>
    <message>
        <source>there is no token in the line; write one</source>
        <translation>in der Zeile ist kein Token; schreiben Sie eines</translation>
    </message>
    <message>
        <source>there is no {path}; check the name</source>
        <translation>{path} gibt es nicht; prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>there is no “{choice}” to rename; it was changed elsewhere</source>
        <translation>„{choice}“ gibt es zum Umbenennen nicht mehr; es wurde anderswo geändert</translation>
    </message>
    <message>
        <source>there is something at {place} already; choose another name, or move it away first</source>
        <translation>unter {place} gibt es schon etwas; wählen Sie einen anderen Namen oder räumen Sie es zuerst weg</translation>
    </message>
    <message>
        <source>these are one already; choose two</source>
        <translation>das ist schon ein und dasselbe; wählen Sie zwei</translation>
    </message>
    <message>
        <source>these are one annotator already; choose two</source>
        <translation>das ist bereits ein und dieselbe Person; wählen Sie zwei</translation>
    </message>
    <message>
        <source>this PDF has pictures of pages and no text; have the text recognised (OCR) and import that</source>
        <translation>dieses PDF enthält Bilder von Seiten und keinen Text; lassen Sie den Text erkennen (OCR) und importieren Sie diesen</translation>
    </message>
    <message>
        <source>this PDF is damaged; open it in its program and save it anew</source>
        <translation>dieses PDF ist beschädigt; öffnen Sie es in seinem Programm und speichern Sie es neu</translation>
    </message>
    <message>
        <source>this decision holds for its own place only; decide the others one by one</source>
        <translation>diese Entscheidung gilt nur für ihre eigene Stelle; entscheiden Sie über die anderen einzeln</translation>
    </message>
    <message>
        <source>this file is not of the format {name}</source>
        <translation>diese Datei hat nicht das Format {name}</translation>
    </message>
    <message>
        <source>this is WebAnno TSV of another version ({first}); open it in INCEpTION and export it as TSV 3.3</source>
        <translation>das ist WebAnno TSV in einer anderen Version ({first}); öffnen Sie die Datei in INCEpTION und exportieren Sie sie als TSV 3.3</translation>
    </message>
    <message>
        <source>this is a folder; give a file in it</source>
        <translation>das ist ein Ordner; geben Sie eine Datei darin an</translation>
    </message>
    <message>
        <source>this is an old Office document (as before 2007); save it in the new form (.docx, .xlsx)</source>
        <translation>das ist ein altes Office-Dokument (wie vor 2007); speichern Sie es in der neuen Form (.docx, .xlsx)</translation>
    </message>
    <message>
        <source>this is neither an annotation nor a page or collection of them; give Web Annotations</source>
        <translation>das ist weder eine Annotation noch eine Seite oder Sammlung davon; geben Sie Web Annotations an</translation>
    </message>
    <message>
        <source>this is no OpenDocument text; where it is another document, give it the ending that belongs to it</source>
        <translation>das ist kein OpenDocument-Text; wenn es ein anderes Dokument ist, geben Sie ihm die Endung, die dazu gehört</translation>
    </message>
    <message>
        <source>this is no PDF; where it is another document, give it the ending that belongs to it</source>
        <translation>das ist kein PDF; wenn es ein anderes Dokument ist, geben Sie ihm die Endung, die dazu gehört</translation>
    </message>
    <message>
        <source>this is no Rich Text document; where it is another document, give it the ending that belongs to it</source>
        <translation>das ist kein Rich-Text-Dokument; wenn es ein anderes Dokument ist, geben Sie ihm die Endung, die dazu gehört</translation>
    </message>
    <message>
        <source>this is no Word document; where it is another document, give it the ending that belongs to it</source>
        <translation>das ist kein Word-Dokument; wenn es ein anderes Dokument ist, geben Sie ihm die Endung, die dazu gehört</translation>
    </message>
    <message>
        <source>this is no address of a database; write postgresql://NAME:PASSWORD@HOST:PORT/DATABASE</source>
        <translation>das ist keine Adresse einer Datenbank; schreiben Sie postgresql://NAME:PASSWORD@HOST:PORT/DATABASE</translation>
    </message>
    <message>
        <source>this is no e-book; where it is another document, give it the ending that belongs to it</source>
        <translation>das ist kein E-Book; wenn es ein anderes Dokument ist, geben Sie ihm die Endung, die dazu gehört</translation>
    </message>
    <message>
        <source>this is no text but a binary file; save it as plain text and import that</source>
        <translation>das ist kein Text, sondern eine Binärdatei; speichern Sie sie als reinen Text und importieren Sie diesen</translation>
    </message>
    <message>
        <source>this is no workbook (XLSX), or it is damaged; save it anew</source>
        <translation>das ist keine Arbeitsmappe (XLSX), oder sie ist beschädigt; speichern Sie sie neu</translation>
    </message>
    <message>
        <source>this is not {what}, or it is damaged; open it in its program and save it anew</source>
        <translation>das ist etwas anderes als {what} oder ist beschädigt; öffnen Sie die Datei in ihrem Programm und speichern Sie sie neu</translation>
    </message>
    <message>
        <source>this is of a newer version of the program; update it, or move the file away to import what the format carries</source>
        <translation>das stammt von einer neueren Version des Programms; aktualisieren Sie es, oder räumen Sie die Datei weg, um zu importieren, was das Format trägt</translation>
    </message>
    <message>
        <source>this is the last label; a project needs one to annotate with</source>
        <translation>das ist das letzte Label; ein Projekt braucht eines zum Annotieren</translation>
    </message>
    <message>
        <source>this is too long to look for; give at most {most} characters</source>
        <translation>das ist zu lang zum Suchen; bitte höchstens {most} Zeichen angeben</translation>
    </message>
    <message>
        <source>this is {what}</source>
        <translation>das ist {what}</translation>
    </message>
    <message>
        <source>this is {what} and not plain text; save it as plain text (UTF-8) and import that</source>
        <translation>das ist {what} und kein reiner Text; speichern Sie den Inhalt als reinen Text (UTF-8) und importieren Sie diesen</translation>
    </message>
    <message>
        <source>this is {what}, which its ending does not say; give it the right ending, or save it anew</source>
        <translation>das ist {what}, was die Endung nicht sagt; geben Sie der Datei die richtige Endung oder speichern Sie sie neu</translation>
    </message>
    <message>
        <source>this needs a name; type one</source>
        <translation>das braucht einen Namen; geben Sie einen ein</translation>
    </message>
    <message>
        <source>this pattern takes too long on this article; make it simpler, or look for plain text</source>
        <translation>dieses Muster braucht in diesem Artikel zu lange; bitte vereinfachen oder nach einfachem Text suchen</translation>
    </message>
    <message>
        <source>titles</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>tombstone</source>
        <translation>Löschvermerk</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>two annotations have the id {id}; give each its own</source>
        <translation>zwei Annotationen haben die Kennung {id}; geben Sie jeder eine eigene</translation>
    </message>
    <message>
        <source>two annotations have the id {id}; remove one of the notes that say so</source>
        <translation>zwei Annotationen haben die Kennung {id}; entfernen Sie eine der Notizen, die das sagen</translation>
    </message>
    <message>
        <source>two entities have the id {id}; give each its own</source>
        <translation>zwei Entitäten haben die Kennung {id}; geben Sie jeder eine eigene</translation>
    </message>
    <message>
        <source>two layers are by {annotator} with the role {role}; put them together in one</source>
        <translation>zwei Ebenen sind von {annotator} mit der Rolle {role}; fassen Sie sie zu einer zusammen</translation>
    </message>
    <message>
        <source>two layers would be by {annotator} with the role {role}; give them different names with --as or --map</source>
        <translation>zwei Ebenen wären von {annotator} mit der Rolle {role}; geben Sie ihnen mit --as oder --map verschiedene Namen</translation>
    </message>
    <message>
        <source>two relations have the id {id}; give each its own</source>
        <translation>zwei Relationen haben die Kennung {id}; geben Sie jeder eine eigene</translation>
    </message>
    <message numerus="yes">
        <source>unpacked, a group of its rows has more than {n} GB; it was not read</source>
        <translation>
            <numerusform>entpackt hat eine Gruppe von Zeilen mehr als {n} GB; die Datei wurde nicht gelesen</numerusform>
            <numerusform>entpackt hat eine Gruppe von Zeilen mehr als {n} GB; die Datei wurde nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>unpacked, it has more than {megabytes} MB; no document is so large, and it was not read</source>
        <translation>entpackt hat die Datei mehr als {megabytes} MB; so groß ist kein Dokument, sie wurde nicht gelesen</translation>
    </message>
    <message>
        <source>unpacked, it is far larger than any workbook; it was not read</source>
        <translation>entpackt ist die Datei weit größer als jede Arbeitsmappe; sie wurde nicht gelesen</translation>
    </message>
    <message>
        <source>unpacked, the project would be {times} times as large; it was not read</source>
        <translation>entpackt wäre das Projekt {times}-mal so groß; es wurde nicht gelesen</translation>
    </message>
    <message>
        <source>what reads it is not rightly installed ({why}); install the program anew</source>
        <translation>was die Datei liest, ist nicht richtig installiert ({why}); installieren Sie das Programm neu</translation>
    </message>
    <message>
        <source>what was kept beside the export cannot be read; move the file away to import what the format carries</source>
        <translation>was neben dem Export aufbewahrt ist, kann nicht gelesen werden; räumen Sie die Datei weg, um zu importieren, was das Format trägt</translation>
    </message>
    <message>
        <source>what was written cannot be read again ({why}); nothing was put in place; try again, and report it if it happens again</source>
        <translation>das Geschriebene kann nicht wieder gelesen werden ({why}); nichts wurde abgelegt; versuchen Sie es noch einmal und melden Sie es, wenn es wieder geschieht</translation>
    </message>
    <message>
        <source>what was written does not read back as what was selected (article {article}); nothing was put in place; try again, and report it if it happens again</source>
        <translation>das Geschriebene liest sich nicht als das Ausgewählte zurück (Artikel {article}); nichts wurde abgelegt; versuchen Sie es noch einmal und melden Sie es, wenn es wieder geschieht</translation>
    </message>
    <message>
        <source>which gold is final</source>
        <translation>welches Gold gilt</translation>
    </message>
    <message>
        <source>white space at edges</source>
        <translation>Leerraum an den Rändern</translation>
    </message>
    <message>
        <source>you annotated this article yourself; let somebody else review it, or allow reviewing one&apos;s own work in the settings of the review</source>
        <translation>Sie haben diesen Artikel selbst annotiert; lassen Sie ihn von jemand anderem prüfen, oder erlauben Sie in den Einstellungen der Prüfung das Prüfen eigener Arbeit</translation>
    </message>
    <message>
        <source>{about} has {name} a second time</source>
        <translation>{about} hat {name} ein zweites Mal</translation>
    </message>
    <message>
        <source>{annotator}&apos;s annotation {id} differs from the one that is there ({what}); import with --replace to take the file&apos;s</source>
        <translation>die Annotation {id} von {annotator} weicht von der vorhandenen ab ({what}); importieren Sie mit --replace, um die aus der Datei zu nehmen</translation>
    </message>
    <message>
        <source>{annotator}&apos;s relation {type} from {source} to {target} differs from the one that is there; import with --replace to take the file&apos;s</source>
        <translation>die Relation {type} von {annotator} zwischen {source} und {target} weicht von der vorhandenen ab; importieren Sie mit --replace, um die aus der Datei zu nehmen</translation>
    </message>
    <message>
        <source>{day} is no day; write YYYY-MM-DD, YYYY-MM or YYYY</source>
        <translation>{day} ist kein Tag; schreiben Sie JJJJ-MM-TT, JJJJ-MM oder JJJJ</translation>
    </message>
    <message>
        <source>{entry} is no annotation; write its start, its end and its label</source>
        <translation>{entry} ist keine Annotation; schreiben Sie Anfang, Ende und Label</translation>
    </message>
    <message>
        <source>{file} cannot be read ({why}); check that it is there and that you may read it</source>
        <translation>{file} kann nicht gelesen werden ({why}); prüfen Sie, ob die Datei da ist und ob Sie sie lesen dürfen</translation>
    </message>
    <message>
        <source>{file} cannot be written ({why}); choose another place</source>
        <translation>{file} kann nicht geschrieben werden ({why}); wählen Sie einen anderen Ort</translation>
    </message>
    <message>
        <source>{file}, document {number}</source>
        <translation>{file}, Dokument {number}</translation>
    </message>
    <message>
        <source>{file}, line {line}</source>
        <translation>{file}, Zeile {line}</translation>
    </message>
    <message>
        <source>{file}, line {line}, {name}</source>
        <translation>{file}, Zeile {line}, {name}</translation>
    </message>
    <message>
        <source>{file}, line {line}, {type} {id}</source>
        <translation>{file}, Zeile {line}, {type} {id}</translation>
    </message>
    <message>
        <source>{file}, line {number}</source>
        <translation>{file}, Zeile {number}</translation>
    </message>
    <message>
        <source>{file}, record {number}</source>
        <translation>{file}, Datensatz {number}</translation>
    </message>
    <message>
        <source>{file}, row {number}</source>
        <translation>{file}, Zeile {number}</translation>
    </message>
    <message>
        <source>{file}, sheet {sheet}, row {number}</source>
        <translation>{file}, Blatt {sheet}, Zeile {number}</translation>
    </message>
    <message>
        <source>{file}, source {name}</source>
        <translation>{file}, Quelle {name}</translation>
    </message>
    <message>
        <source>{file}, the layer</source>
        <translation>{file}, die Ebene</translation>
    </message>
    <message numerus="yes">
        <source>{id} and {n} more</source>
        <translation>
            <numerusform>{id} und {n} weiterer</numerusform>
            <numerusform>{id} und {n} weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>{id} goes beyond the text, which has {length} code points; correct its offsets, or give the text they were made for</source>
        <translation>{id} reicht über den Text hinaus, der {length} Codepoints hat; berichtigen Sie die Positionen oder geben Sie den Text an, für den sie gemacht sind</translation>
    </message>
    <message>
        <source>{id} has no label and offsets; write `LABEL START END`</source>
        <translation>{id} hat kein Label und keine Positionen; schreiben Sie `LABEL START END`</translation>
    </message>
    <message>
        <source>{id} is no number of brat&apos;s; write T, R, E, A, N or # and a number</source>
        <translation>{id} ist keine Nummer von brat; schreiben Sie T, R, E, A, N oder # und eine Zahl</translation>
    </message>
    <message>
        <source>{id} is {given} in the file, but {found} stands at its offsets; correct one of them (brat counts code points)</source>
        <translation>{id} ist in der Datei {given}, aber an den Positionen steht {found}; berichtigen Sie eines davon (brat zählt Codepoints)</translation>
    </message>
    <message>
        <source>{kind} stands where JSON as a text is wanted</source>
        <translation>hier steht {kind}, erwartet wird JSON als Text</translation>
    </message>
    <message>
        <source>{kind} stands where {what} is wanted; write an object</source>
        <translation>hier steht {kind}, erwartet wird {what}; schreiben Sie ein Objekt</translation>
    </message>
    <message>
        <source>{line} declares no layer; export the file again</source>
        <translation>{line} vereinbart keine Ebene; exportieren Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>{line} is no token; write `1-1`, its offsets and its text</source>
        <translation>{line} ist kein Token; schreiben Sie `1-1`, die Positionen und den Text</translation>
    </message>
    <message>
        <source>{name} cannot be {value}; choose one of {choices}</source>
        <translation>{name} kann nicht {value} sein; wählen Sie eines von {choices}</translation>
    </message>
    <message>
        <source>{name} cannot be {value}; give a number below 2^63</source>
        <translation>{name} kann nicht {value} sein; geben Sie eine Zahl unter 2^63 an</translation>
    </message>
    <message>
        <source>{name} cannot be {value}; give a text</source>
        <translation>{name} kann nicht {value} sein; geben Sie einen Text an</translation>
    </message>
    <message>
        <source>{name} cannot be {value}; give yes or no</source>
        <translation>{name} kann nicht {value} sein; geben Sie ja oder nein an</translation>
    </message>
    <message>
        <source>{name} says something of {about}, which is no annotation</source>
        <translation>{name} sagt etwas über {about}, und das ist keine Annotation</translation>
    </message>
    <message>
        <source>{number} is no number in JSON; leave it out</source>
        <translation>{number} ist in JSON keine Zahl; lassen Sie sie weg</translation>
    </message>
    <message numerus="yes">
        <source>{n} disagreements are still open; decide them first</source>
        <translation>
            <numerusform>{n} Unterschied ist noch offen; entscheiden Sie zuerst darüber</numerusform>
            <numerusform>{n} Unterschiede sind noch offen; entscheiden Sie zuerst darüber</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} values of “{name}” would go; say that they shall, or keep what they are</source>
        <translation>
            <numerusform>{n} Wert von „{name}“ entfiele; sagen Sie, dass er es soll, oder behalten Sie, was er ist</numerusform>
            <numerusform>{n} Werte von „{name}“ entfielen; sagen Sie, dass sie es sollen, oder behalten Sie, was sie sind</numerusform>
        </translation>
    </message>
    <message>
        <source>{path} cannot be read ({why}); check the name</source>
        <translation>{path} kann nicht gelesen werden ({why}); prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>{path} is neither a file nor a folder; choose texts or corpora</source>
        <translation>{path} ist weder Datei noch Ordner; wählen Sie Texte oder Korpora</translation>
    </message>
    <message>
        <source>{piece} stands right of the columns, where only texts go on that are too long for a cell; remove it</source>
        <translation>{piece} steht rechts von den Spalten, wo nur Texte weitergehen, die für eine Zelle zu lang sind; entfernen Sie es</translation>
    </message>
    <message>
        <source>{place} can only be read, not written; nothing was changed, check who may write there</source>
        <translation>{place} kann nur gelesen, nicht geschrieben werden; nichts wurde geändert, prüfen Sie, wer dort schreiben darf</translation>
    </message>
    <message>
        <source>{place} can only be read: there is no right to write its tables; ask for it</source>
        <translation>{place} kann nur gelesen werden: Das Recht, in die Tabellen zu schreiben, fehlt; bitten Sie darum</translation>
    </message>
    <message>
        <source>{place} can only be read: there is no right to write the {what}; ask for it, or work on a copy</source>
        <translation>{place} kann nur gelesen werden: Das Schreibrecht {what} fehlt; bitten Sie darum oder arbeiten Sie an einer Kopie</translation>
    </message>
    <message>
        <source>{place} cannot be opened any more ({why}); nothing was changed, look whether it was moved or removed</source>
        <translation>{place} kann nicht mehr geöffnet werden ({why}); nichts wurde geändert, sehen Sie nach, ob es verschoben oder entfernt wurde</translation>
    </message>
    <message>
        <source>{place} cannot be reached ({why}); check address, name and password, and that the server runs</source>
        <translation>{place} ist nicht erreichbar ({why}); prüfen Sie Adresse, Namen und Passwort und ob der Server läuft</translation>
    </message>
    <message>
        <source>{place} cannot be read ({why}); ask for the right to read it</source>
        <translation>{place} kann nicht gelesen werden ({why}); bitten Sie um das Recht, es zu lesen</translation>
    </message>
    <message>
        <source>{place} cannot be written ({why}); choose another folder, or ask for the right to write there</source>
        <translation>{place} kann nicht geschrieben werden ({why}); wählen Sie einen anderen Ordner oder bitten Sie um das Recht, dort zu schreiben</translation>
    </message>
    <message>
        <source>{place} could not be brought up to date: table {table} had {before} rows and would have {after}; nothing was changed, tell the makers of the program</source>
        <translation>{place} konnte nicht auf den neuesten Stand gebracht werden: Die Tabelle {table} hatte {before} Zeilen und hätte dann {after}; nichts wurde geändert, wenden Sie sich an diejenigen, die das Programm machen</translation>
    </message>
    <message>
        <source>{place} could not be brought up to date: {table} would point at rows that are not there; nothing was changed, run `annotator check` and bring back a backup copy</source>
        <translation>{place} konnte nicht auf den neuesten Stand gebracht werden: {table} würde auf Zeilen verweisen, die es nicht gibt; nichts wurde geändert, führen Sie `annotator check` aus und holen Sie eine Sicherungskopie zurück</translation>
    </message>
    <message>
        <source>{place} is a database of another program, not a project of Annotator; give another file</source>
        <translation>{place} ist die Datenbank eines anderen Programms und kein Projekt von Annotator; geben Sie eine andere Datei an</translation>
    </message>
    <message>
        <source>{place} is a folder, not a project; give the name of the file in it that ends in .annotator</source>
        <translation>{place} ist ein Ordner und kein Projekt; geben Sie die Datei darin an, deren Name auf .annotator endet</translation>
    </message>
    <message>
        <source>{place} is damaged ({why}); bring back a backup copy, `annotator check` says what is wrong</source>
        <translation>{place} ist beschädigt ({why}); holen Sie eine Sicherungskopie zurück, `annotator check` sagt, was nicht stimmt</translation>
    </message>
    <message>
        <source>{place} is empty (0 bytes) and holds no project; bring back a backup copy, or remove it and make a new one</source>
        <translation>{place} ist leer (0 Bytes) und enthält kein Projekt; holen Sie eine Sicherungskopie zurück, oder entfernen Sie die Datei und legen Sie ein neues Projekt an</translation>
    </message>
    <message>
        <source>{place} is no ordinary file; give the name of a project file, ending in .annotator</source>
        <translation>{place} ist keine gewöhnliche Datei; geben Sie eine Projektdatei an, deren Name auf .annotator endet</translation>
    </message>
    <message>
        <source>{place} is no place in a chain; write `-&gt;1-2`</source>
        <translation>{place} ist kein Ort in einer Kette; schreiben Sie `-&gt;1-2`</translation>
    </message>
    <message>
        <source>{place} is not a project of Annotator but another kind of file; import a text with `annotator import`</source>
        <translation>{place} ist kein Projekt von Annotator, sondern eine andere Datei; einen Text importieren Sie mit `annotator import`</translation>
    </message>
    <message>
        <source>{place} is of an older version and can only be read: there is no right to make the tables that it lacks; let its owner open it once</source>
        <translation>{place} hat eine ältere Version und kann nur gelesen werden: Das Recht, die fehlenden Tabellen anzulegen, fehlt; lassen Sie es einmal von der Person öffnen, der es gehört</translation>
    </message>
    <message>
        <source>{place} was brought up to date by another version of Annotator; nothing was changed, open it again</source>
        <translation>{place} wurde von einer anderen Version von Annotator auf den neuesten Stand gebracht; nichts wurde geändert, öffnen Sie es noch einmal</translation>
    </message>
    <message>
        <source>{place} was closed; open it again</source>
        <translation>{place} wurde geschlossen; öffnen Sie es noch einmal</translation>
    </message>
    <message>
        <source>{place} was moved, removed or replaced while it was open; nothing was changed, put it back or open the project again</source>
        <translation>{place} wurde verschoben, entfernt oder ersetzt, während es geöffnet war; nichts wurde geändert, legen Sie es zurück oder öffnen Sie das Projekt noch einmal</translation>
    </message>
    <message>
        <source>{place} was written by Annotator {program} and this is {own}; it can only be read, update Annotator to change it</source>
        <translation>{place} wurde von Annotator {program} geschrieben, und dies ist {own}; es kann nur gelesen werden, aktualisieren Sie Annotator, um es zu ändern</translation>
    </message>
    <message>
        <source>{place}, `metadata.{key}`</source>
        <translation>{place}, `metadata.{key}`</translation>
    </message>
    <message>
        <source>{place}, annotation {id}</source>
        <translation>{place}, Annotation {id}</translation>
    </message>
    <message>
        <source>{place}, article {article}</source>
        <translation>{place}, Artikel {article}</translation>
    </message>
    <message>
        <source>{place}, column {column}</source>
        <translation>{place}, Spalte {column}</translation>
    </message>
    <message>
        <source>{reason}; it is of an older version, which has to be written once before it is opened</source>
        <translation>{reason}; es hat eine ältere Version und muss vor dem Öffnen einmal geschrieben werden</translation>
    </message>
    <message>
        <source>{tag} in the last column is no tag; write O, B-LABEL or I-LABEL</source>
        <translation>{tag} in der letzten Spalte ist kein Tag; schreiben Sie O, B-LABEL oder I-LABEL</translation>
    </message>
    <message>
        <source>{target} cannot be written ({why}); choose another place or make room</source>
        <translation>{target} kann nicht geschrieben werden ({why}); wählen Sie einen anderen Ort oder schaffen Sie Platz</translation>
    </message>
    <message>
        <source>{target} is a file, and this format makes a folder; name a folder that is empty or is not there</source>
        <translation>{target} ist eine Datei, und dieses Format macht einen Ordner; nennen Sie einen Ordner, der leer ist oder den es nicht gibt</translation>
    </message>
    <message>
        <source>{target} is a folder, and the manifest of the export should stand there; name another file</source>
        <translation>{target} ist ein Ordner, und dort soll das Manifest des Exports stehen; nennen Sie eine andere Datei</translation>
    </message>
    <message>
        <source>{target} is a folder; name a file to write to</source>
        <translation>{target} ist ein Ordner; nennen Sie eine Datei, in die geschrieben werden soll</translation>
    </message>
    <message>
        <source>{target} is a project; name another file to write to</source>
        <translation>{target} ist ein Projekt; nennen Sie eine andere Datei, in die geschrieben werden soll</translation>
    </message>
    <message>
        <source>{target} is neither a file nor a folder; name a file to write to</source>
        <translation>{target} ist weder Datei noch Ordner; nennen Sie eine Datei, in die geschrieben werden soll</translation>
    </message>
    <message>
        <source>{target} would be {kind} under a name that says otherwise; let the name end with {ending}</source>
        <translation>{target} wäre {kind} unter einem Namen, der etwas anderes sagt; lassen Sie den Namen auf {ending} enden</translation>
    </message>
    <message>
        <source>{type} between such</source>
        <translation>{type} zwischen solchen</translation>
    </message>
    <message>
        <source>{type} has an end {id} that is no annotation; add it, or remove the line</source>
        <translation>{type} hat ein Ende {id}, das keine Annotation ist; fügen Sie sie hinzu oder entfernen Sie die Zeile</translation>
    </message>
    <message>
        <source>{type} in another view</source>
        <translation>{type} in einer anderen Ansicht</translation>
    </message>
    <message>
        <source>{type} of no length</source>
        <translation>{type} ohne Länge</translation>
    </message>
    <message>
        <source>{what} is not drawn as it is listed; export it again</source>
        <translation>{what} ist nicht so gezeichnet, wie es in der Liste steht; exportieren Sie noch einmal</translation>
    </message>
    <message>
        <source>{where}, article {article}: the annotation {id} of {annotator} is out of range: it ends at {end}, and the text has {length} code points; correct the offsets</source>
        <translation>{where}, Artikel {article}: die Annotation {id} von {annotator} reicht über den Text hinaus: Sie endet bei {end}, und der Text hat {length} Codepoints; berichtigen Sie die Positionen</translation>
    </message>
    <message numerus="yes">
        <source>{where}, entry {n}: this is no object with texts; write one object an article</source>
        <translation>
            <numerusform>{where}, Eintrag {n}: das ist kein Objekt mit Texten; schreiben Sie ein Objekt je Artikel</numerusform>
            <numerusform>{where}, Eintrag {n}: das ist kein Objekt mit Texten; schreiben Sie ein Objekt je Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>{where}, line {line}: a code has no name or no GUID; export it again</source>
        <translation>{where}, Zeile {line}: ein Code hat keinen Namen oder keine GUID; exportieren Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>{where}, line {line}: an element has no xmi:id; export the file again</source>
        <translation>{where}, Zeile {line}: ein Element hat keine xmi:id; exportieren Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>{where}, line {line}: elements are nested deeper than {depth}; flatten them</source>
        <translation>{where}, Zeile {line}: Elemente sind tiefer als {depth} verschachtelt; machen Sie sie flacher</translation>
    </message>
    <message>
        <source>{where}, line {line}: the feature {name} stands twice in one structure; keep one</source>
        <translation>{where}, Zeile {line}: das Merkmal {name} steht zweimal in einer Struktur; behalten Sie eines</translation>
    </message>
    <message>
        <source>{where}, line {line}: the file has a document type (DOCTYPE), which could make it fetch or unfold anything; remove it</source>
        <translation>{where}, Zeile {line}: die Datei hat einen Dokumenttyp (DOCTYPE), der sie beliebiges laden oder entfalten lassen könnte; entfernen Sie ihn</translation>
    </message>
    <message>
        <source>{where}, line {line}: the line has more than {megabytes} MB; split it</source>
        <translation>{where}, Zeile {line}: die Zeile hat mehr als {megabytes} MB; teilen Sie sie auf</translation>
    </message>
    <message>
        <source>{where}, line {line}: the row cannot be told apart ({why}); check the quotes, or name the delimiter</source>
        <translation>{where}, Zeile {line}: die Zeile lässt sich nicht zerlegen ({why}); prüfen Sie die Anführungszeichen oder nennen Sie das Trennzeichen</translation>
    </message>
    <message numerus="yes">
        <source>{where}, line {line}: the row has {n} cells, the first row has {width}; put texts with a delimiter in quotes, or name the delimiter</source>
        <translation>
            <numerusform>{where}, Zeile {line}: die Zeile hat {n} Zelle, die erste hat {width}; setzen Sie Texte mit Trennzeichen in Anführungszeichen oder nennen Sie das Trennzeichen</numerusform>
            <numerusform>{where}, Zeile {line}: die Zeile hat {n} Zellen, die erste hat {width}; setzen Sie Texte mit Trennzeichen in Anführungszeichen oder nennen Sie das Trennzeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{where}, line {line}: there are more than {n} elements in one piece; split it</source>
        <translation>
            <numerusform>{where}, Zeile {line}: in einem Stück ist mehr als {n} Element; teilen Sie es auf</numerusform>
            <numerusform>{where}, Zeile {line}: in einem Stück sind mehr als {n} Elemente; teilen Sie es auf</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{where}, line {line}: there are more than {n} elements in the file; split it</source>
        <translation>
            <numerusform>{where}, Zeile {line}: in der Datei ist mehr als {n} Element; teilen Sie sie auf</numerusform>
            <numerusform>{where}, Zeile {line}: in der Datei sind mehr als {n} Elemente; teilen Sie sie auf</numerusform>
        </translation>
    </message>
    <message>
        <source>{where}, line {line}: there is no element `text` in the document; add it</source>
        <translation>{where}, Zeile {line}: im Dokument ist kein Element `text`; fügen Sie es hinzu</translation>
    </message>
    <message>
        <source>{where}, line {line}: this is no sound JSON ({why}); correct it, or export it again</source>
        <translation>{where}, Zeile {line}: das ist kein gültiges JSON ({why}); berichtigen Sie es oder exportieren Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>{where}, line {line}: this is no sound XML ({why}); correct it, or export it again</source>
        <translation>{where}, Zeile {line}: das ist kein gültiges XML ({why}); berichtigen Sie es oder exportieren Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>{where}, line {line}: what should be JSON is none ({why}); correct it</source>
        <translation>{where}, Zeile {line}: was JSON sein soll, ist keines ({why}); berichtigen Sie es</translation>
    </message>
    <message>
        <source>{where}, {element} on line {line} of the project</source>
        <translation>{where}, {element} in Zeile {line} des Projekts</translation>
    </message>
    <message>
        <source>{whose} has no list `spans`; write one, [] where nothing is annotated</source>
        <translation>{whose} hat keine Liste `spans`; schreiben Sie eine, [] wenn nichts annotiert ist</translation>
    </message>
    <message>
        <source>{whose} has the unknown key {key}; remove it, or keep what it says in the article&apos;s `meta`</source>
        <translation>{whose} hat den unbekannten Schlüssel {key}; entfernen Sie ihn oder bewahren Sie seinen Inhalt in `meta` des Artikels auf</translation>
    </message>
    <message>
        <source>{why}; correct it, or export the file again</source>
        <translation>{why}; berichtigen Sie es oder exportieren Sie die Datei noch einmal</translation>
    </message>
    <message>
        <source>{why}; correct it, or export the project again</source>
        <translation>{why}; berichtigen Sie es oder exportieren Sie das Projekt noch einmal</translation>
    </message>
    <message>
        <source>{why}; write a role and a status that there are</source>
        <translation>{why}; schreiben Sie eine Rolle und einen Status, die es gibt</translation>
    </message>
    <message>
        <source>{words} is no split; give the shares of train, dev and test, such as 80/10/10</source>
        <translation>{words} ist keine Aufteilung; geben Sie die Anteile von train, dev und test an, etwa 80/10/10</translation>
    </message>
    <message>
        <source>{word} is not the next word of the text; correct the line</source>
        <translation>{word} ist nicht das nächste Wort des Texts; berichtigen Sie die Zeile</translation>
    </message>
    <message>
        <source>“{action}” cannot be undone: what it changed was changed again since; it was taken off the list</source>
        <translation>„{action}“ kann nicht zurückgenommen werden: Was sich dabei geändert hat, wurde seither wieder geändert; der Schritt wurde aus der Liste genommen</translation>
    </message>
    <message>
        <source>“{colour}” is no colour; write it as #RRGGBB</source>
        <translation>„{colour}“ ist keine Farbe; schreiben Sie sie als #RRGGBB</translation>
    </message>
    <message>
        <source>“{key}” has no meaning here</source>
        <translation>„{key}“ hat hier keine Bedeutung</translation>
    </message>
    <message>
        <source>“{key}” has something in its list that is no key</source>
        <translation>in der Liste von „{key}“ steht etwas, das keine Taste ist</translation>
    </message>
    <message>
        <source>“{key}” is no letter; a label&apos;s key is one letter</source>
        <translation>„{key}“ ist kein Buchstabe; die Taste eines Labels ist ein Buchstabe</translation>
    </message>
    <message>
        <source>“{key}” is no name of an action</source>
        <translation>„{key}“ ist kein Name einer Aktion</translation>
    </message>
    <message>
        <source>“{key}” is the key of “{label}”; choose another letter, or take it from there first</source>
        <translation>„{key}“ ist die Taste von „{label}“; wählen Sie einen anderen Buchstaben oder nehmen Sie sie dort zuerst weg</translation>
    </message>
    <message>
        <source>“{key}” should be a list of up to {most} keys</source>
        <translation>„{key}“ muss eine Liste von höchstens {most} Tasten sein</translation>
    </message>
    <message>
        <source>“{name}” can only depend on a choice of the same label</source>
        <translation>„{name}“ kann nur von einer Auswahl desselben Labels abhängen</translation>
    </message>
    <message>
        <source>“{name}” gets the attribute “{attribute}”</source>
        <translation>„{name}“ bekommt das Attribut „{attribute}“</translation>
    </message>
    <message>
        <source>“{name}” goes</source>
        <translation>„{name}“ entfällt</translation>
    </message>
    <message>
        <source>“{name}” goes from {labels}</source>
        <translation>„{name}“ führt von {labels}</translation>
    </message>
    <message>
        <source>“{name}” goes to {labels}</source>
        <translation>„{name}“ führt zu {labels}</translation>
    </message>
    <message>
        <source>“{name}” is in use ({annotations} annotations, {relations} relations); merge it into another, or say that they shall go with it</source>
        <translation>„{name}“ wird verwendet (Annotationen: {annotations}, Relationen: {relations}); führen Sie es mit einem anderen zusammen oder sagen Sie, dass sie mit entfallen sollen</translation>
    </message>
    <message>
        <source>“{name}” loses its key {key}</source>
        <translation>„{name}“ verliert die Taste {key}</translation>
    </message>
    <message>
        <source>“{name}” loses the attribute “{attribute}”</source>
        <translation>„{name}“ verliert das Attribut „{attribute}“</translation>
    </message>
    <message>
        <source>“{old}” is called “{name}”</source>
        <translation>„{old}“ heißt „{name}“</translation>
    </message>
    <message>
        <source>“{place}” becomes of the kind {kind_of_value}</source>
        <translation>„{place}“ wird von der Art {kind_of_value}</translation>
    </message>
    <message>
        <source>“{place}” becomes required</source>
        <translation>„{place}“ wird Pflicht</translation>
    </message>
    <message>
        <source>“{place}” has the values {values}</source>
        <translation>„{place}“ hat die Werte {values}</translation>
    </message>
    <message>
        <source>“{place}” is always asked for</source>
        <translation>nach „{place}“ wird immer gefragt</translation>
    </message>
    <message>
        <source>“{place}” is asked for where {other} is {values}</source>
        <translation>nach „{place}“ wird gefragt, wenn {other} {values} ist</translation>
    </message>
    <message>
        <source>“{place}” is no longer required</source>
        <translation>„{place}“ ist keine Pflicht mehr</translation>
    </message>
    <message>
        <source>“{place}” loses {values}</source>
        <translation>„{place}“ verliert {values}</translation>
    </message>
    <message>
        <source>“{type}” goes from {sources} to {targets}, not from {source} to {target}</source>
        <translation>„{type}“ führt von {sources} zu {targets}, nicht von {source} zu {target}</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>--as {name} was ignored where the file names its annotator</source>
        <translation>--as {name} blieb unbeachtet, wo die Datei selbst sagt, wer annotiert hat</translation>
    </message>
    <message>
        <source>characters that cannot be stored (NUL, lone surrogates) became U+FFFD</source>
        <translation>Zeichen, die nicht gespeichert werden können (NUL, einzelne Surrogate), wurden zu U+FFFD</translation>
    </message>
    <message numerus="yes">
        <source>comments were left out ({n})</source>
        <translation>
            <numerusform>ein Kommentar wurde weggelassen ({n})</numerusform>
            <numerusform>Kommentare wurden weggelassen ({n})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>footnotes stand at the end of the text, their numbers in brackets ({n})</source>
        <translation>
            <numerusform>eine Fußnote steht am Ende des Texts, ihre Nummer in Klammern ({n})</numerusform>
            <numerusform>Fußnoten stehen am Ende des Texts, ihre Nummern in Klammern ({n})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>headers and footers were left out ({n})</source>
        <translation>
            <numerusform>eine Kopf- oder Fußzeile wurde weggelassen ({n})</numerusform>
            <numerusform>Kopf- und Fußzeilen wurden weggelassen ({n})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>headers, footers and page numbers were left out ({n}), such as: {examples}</source>
        <translation>
            <numerusform>eine Kopfzeile, Fußzeile oder Seitenzahl wurde weggelassen ({n}): {examples}</numerusform>
            <numerusform>Kopfzeilen, Fußzeilen und Seitenzahlen wurden weggelassen ({n}), etwa: {examples}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hidden text was left out ({n})</source>
        <translation>
            <numerusform>verborgener Text wurde weggelassen ({n})</numerusform>
            <numerusform>verborgener Text wurde weggelassen ({n})</numerusform>
        </translation>
    </message>
    <message>
        <source>left out: {why}</source>
        <translation>ausgelassen: {why}</translation>
    </message>
    <message numerus="yes">
        <source>letters have no known meaning in the file ({n}); look whether the text is right</source>
        <translation>
            <numerusform>ein Buchstabe hat in der Datei keine bekannte Bedeutung ({n}); sehen Sie nach, ob der Text stimmt</numerusform>
            <numerusform>Buchstaben haben in der Datei keine bekannte Bedeutung ({n}); sehen Sie nach, ob der Text stimmt</numerusform>
        </translation>
    </message>
    <message>
        <source>no main text was found in the page; all that it shows was taken</source>
        <translation>auf der Seite wurde kein Haupttext gefunden; alles, was sie zeigt, wurde übernommen</translation>
    </message>
    <message>
        <source>not taken in, for it was removed on {day} ({why}); import with --replace to have it back</source>
        <translation>nicht übernommen, denn der Artikel wurde am {day} entfernt ({why}); importieren Sie mit --replace, um ihn wiederzuhaben</translation>
    </message>
    <message>
        <source>not taken over, as no annotations of people: {kinds}</source>
        <translation>nicht übernommen, da keine Annotationen von Personen: {kinds}</translation>
    </message>
    <message>
        <source>not taken over, as they are no annotations apart from the text: {kinds}</source>
        <translation>nicht übernommen, da es keine Annotationen außerhalb des Texts sind: {kinds}</translation>
    </message>
    <message>
        <source>not taken over: {kinds}</source>
        <translation>nicht übernommen: {kinds}</translation>
    </message>
    <message>
        <source>offsets count UTF-16 units and were moved along</source>
        <translation>die Positionen zählen UTF-16-Einheiten und wurden umgerechnet</translation>
    </message>
    <message>
        <source>other encodings fit as well: {rivals}</source>
        <translation>andere Zeichenkodierungen passen ebenfalls: {rivals}</translation>
    </message>
    <message>
        <source>pages without text, which may be pictures of text: {pages}; nothing of them is in the article</source>
        <translation>Seiten ohne Text, vielleicht Bilder von Text: {pages}; davon steht nichts im Artikel</translation>
    </message>
    <message>
        <source>passed over: columns without tags ({columns})</source>
        <translation>übergangen: Spalten ohne Tags ({columns})</translation>
    </message>
    <message>
        <source>passed over: syntax and parts of speech, as they are no annotations of stretches</source>
        <translation>übergangen: Syntax und Wortarten, da es keine Annotationen von Stellen sind</translation>
    </message>
    <message>
        <source>passed over: {what}</source>
        <translation>übergangen: {what}</translation>
    </message>
    <message>
        <source>passed over: {why}</source>
        <translation>übergangen: {why}</translation>
    </message>
    <message numerus="yes">
        <source>pictures, drawings and embedded objects were left out ({n})</source>
        <translation>
            <numerusform>ein Bild, eine Zeichnung oder ein eingebettetes Objekt wurde weggelassen ({n})</numerusform>
            <numerusform>Bilder, Zeichnungen und eingebettete Objekte wurden weggelassen ({n})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>dates whose day is not clear stay as they are ({n}), the first is {value} ({place})</source>
        <translation>
            <numerusform>ein Datum, dessen Tag nicht eindeutig ist, bleibt, wie es ist ({n}): {value} ({place})</numerusform>
            <numerusform>Daten, deren Tag nicht eindeutig ist, bleiben, wie sie sind ({n}), das erste ist {value} ({place})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>rows without a text in the column {column} were left out ({n}), the first is {place}</source>
        <translation>
            <numerusform>eine Zeile ohne Text in der Spalte {column} wurde ausgelassen ({n}): {place}</numerusform>
            <numerusform>Zeilen ohne Text in der Spalte {column} wurden ausgelassen ({n}), die erste ist {place}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>texts as long as a cell can be (32,767 characters) may have been cut off ({n}); look at their ends</source>
        <translation>
            <numerusform>ein Text, der so lang ist wie eine Zelle höchstens (32.767 Zeichen), kann abgeschnitten sein ({n}); sehen Sie sein Ende an</numerusform>
            <numerusform>Texte, die so lang sind wie eine Zelle höchstens (32.767 Zeichen), können abgeschnitten sein ({n}); sehen Sie ihre Enden an</numerusform>
        </translation>
    </message>
    <message>
        <source>the article {id} has the same text as {other}; it was taken in as an article of its own</source>
        <translation>der Artikel {id} hat denselben Text wie {other}; er wurde als eigener Artikel übernommen</translation>
    </message>
    <message>
        <source>the article {old} is now called {id}</source>
        <translation>der Artikel {old} heißt jetzt {id}</translation>
    </message>
    <message>
        <source>the attribute {name} was added to {owner}</source>
        <translation>das Attribut {name} wurde zu {owner} hinzugefügt</translation>
    </message>
    <message>
        <source>the columns were taken so: {columns}</source>
        <translation>die Spalten wurden so übernommen: {columns}</translation>
    </message>
    <message>
        <source>the file begins with a byte order mark ({marked}) but was read as {encoding}, as asked</source>
        <translation>die Datei beginnt mit einer Bytereihenfolge-Marke ({marked}), wurde aber wie verlangt als {encoding} gelesen</translation>
    </message>
    <message>
        <source>the gold of {annotator} is a further one there; final is that of {final}</source>
        <translation>Das Gold von {annotator} ist dort ein weiteres; endgültig ist das von {final}</translation>
    </message>
    <message>
        <source>the label {name} was added to the scheme</source>
        <translation>das Label {name} wurde zum Schema hinzugefügt</translation>
    </message>
    <message numerus="yes">
        <source>the main text was taken ({n} words of {all}); menus and what else surrounds it were left out</source>
        <translation>
            <numerusform>der Haupttext wurde übernommen ({n} Wort von {all}); Menüs und was ihn sonst umgibt, wurden weggelassen</numerusform>
            <numerusform>der Haupttext wurde übernommen ({n} Wörter von {all}); Menüs und was ihn sonst umgibt, wurden weggelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>the position is not where the quoted words stand; the words were taken</source>
        <translation>die Position ist nicht dort, wo die zitierten Wörter stehen; die Wörter wurden genommen</translation>
    </message>
    <message>
        <source>the predictions of {name} were taken as a set in progress</source>
        <translation>die Vorhersagen von {name} wurden als Ebene in Arbeit übernommen</translation>
    </message>
    <message>
        <source>the relation type {name} was added to the scheme</source>
        <translation>die Relationsart {name} wurde zum Schema hinzugefügt</translation>
    </message>
    <message>
        <source>the relation {name} may now go from {source} to {target}</source>
        <translation>die Relation {name} darf nun von {source} zu {target} führen</translation>
    </message>
    <message>
        <source>the status of {annotator}&apos;s work is {there} there and {here} in the file; the one there was kept</source>
        <translation>der Status der Arbeit von {annotator} ist dort {there} und in der Datei {here}; der vorhandene wurde behalten</translation>
    </message>
    <message>
        <source>the suggestions of {name} were taken as a set in progress</source>
        <translation>die Vorschläge von {name} wurden als Ebene in Arbeit übernommen</translation>
    </message>
    <message>
        <source>the text is not UTF-8 (byte {position}, counted from 0, line {line}) and was read as {encoding}, certainty {certainty} %; where letters look wrong, name the encoding (--encoding)</source>
        <translation>der Text ist kein UTF-8 (Byte {position}, von 0 gezählt, Zeile {line}) und wurde als {encoding} gelesen, Sicherheit {certainty} %; wenn Buchstaben falsch aussehen, nennen Sie die Zeichenkodierung (--encoding)</translation>
    </message>
    <message>
        <source>the text was read as {encoding}, certainty {certainty} %</source>
        <translation>der Text wurde als {encoding} gelesen, Sicherheit {certainty} %</translation>
    </message>
    <message>
        <source>the value {value} was added to {owner}.{name}</source>
        <translation>der Wert {value} wurde zu {owner}.{name} hinzugefügt</translation>
    </message>
    <message>
        <source>there is no article in it</source>
        <translation>darin ist kein Artikel</translation>
    </message>
    <message>
        <source>title or metadata of {id} differ; those there were kept</source>
        <translation>Titel oder Metadaten von {id} weichen ab; die vorhandenen wurden behalten</translation>
    </message>
    <message numerus="yes">
        <source>tracked deletions were left out ({n}), insertions were taken</source>
        <translation>
            <numerusform>eine nachverfolgte Löschung wurde weggelassen ({n}), Einfügungen wurden übernommen</numerusform>
            <numerusform>nachverfolgte Löschungen wurden weggelassen ({n}), Einfügungen wurden übernommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>what stands before the first entry of the table of contents was left out ({n} words)</source>
        <translation>
            <numerusform>was vor dem ersten Eintrag des Inhaltsverzeichnisses steht, wurde weggelassen ({n} Wort)</numerusform>
            <numerusform>was vor dem ersten Eintrag des Inhaltsverzeichnisses steht, wurde weggelassen ({n} Wörter)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>words that a hyphen cut at the end of a line were put together ({n})</source>
        <translation>
            <numerusform>ein Wort, das am Zeilenende getrennt war, wurde zusammengesetzt ({n})</numerusform>
            <numerusform>Wörter, die am Zeilenende getrennt waren, wurden zusammengesetzt ({n})</numerusform>
        </translation>
    </message>
    <message>
        <source>{id} was changed in brat, so its earlier fragments were passed over</source>
        <translation>{id} wurde in brat geändert, daher wurden die früheren Fragmente übergangen</translation>
    </message>
    <message numerus="yes">
        <source>{n} characters that no text can hold (NUL, lone surrogates) became U+FFFD</source>
        <translation>
            <numerusform>{n} Zeichen, das kein Text enthalten kann (NUL, einzelne Surrogate), wurde zu U+FFFD</numerusform>
            <numerusform>{n} Zeichen, die kein Text enthalten kann (NUL, einzelne Surrogate), wurden zu U+FFFD</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} events (E) became relations from their triggers to what takes part in them</source>
        <translation>
            <numerusform>{n} Ereignis (E) wurde zu Relationen vom Auslöser zu den Beteiligten</numerusform>
            <numerusform>{n} Ereignisse (E) wurden zu Relationen von den Auslösern zu den Beteiligten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} groups of equals (*) became relations from each member to the next</source>
        <translation>
            <numerusform>{n} Gruppe von Gleichen (*) wurde zu Relationen von jedem Mitglied zum nächsten</numerusform>
            <numerusform>{n} Gruppen von Gleichen (*) wurden zu Relationen von jedem Mitglied zum nächsten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} line ends became LF; offsets were moved along</source>
        <translation>
            <numerusform>{n} Zeilenende wurde zu LF; die Positionen wurden mitverschoben</numerusform>
            <numerusform>{n} Zeilenenden wurden zu LF; die Positionen wurden mitverschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>{owner}.{name} has values of another kind than the scheme says; they were kept</source>
        <translation>{owner}.{name} hat Werte anderer Art, als das Schema sagt; sie wurden behalten</translation>
    </message>
</context>
<context>
    <name>formats</name>
    <message>
        <source>Argilla itself does not show relations, attributes and notes (they come back here)</source>
        <translation>Argilla selbst zeigt Relationen, Attribute und Notizen nicht (hier kommen sie zurück)</translation>
    </message>
    <message>
        <source>Argilla itself takes an annotation of several fragments as one stretch</source>
        <translation>Argilla selbst nimmt eine Annotation aus mehreren Fragmenten als eine Stelle</translation>
    </message>
    <message>
        <source>Argilla records</source>
        <translation>Argilla-Datensätze</translation>
    </message>
    <message>
        <source>Attributions in standoff (PolNeAR)</source>
        <translation>Zuschreibungen in Standoff (PolNeAR)</translation>
    </message>
    <message>
        <source>CSV tables</source>
        <translation>CSV-Tabellen</translation>
    </message>
    <message>
        <source>CoNLL columns (BIO)</source>
        <translation>CoNLL-Spalten (BIO)</translation>
    </message>
    <message>
        <source>Excel workbook</source>
        <translation>Excel-Arbeitsmappe</translation>
    </message>
    <message>
        <source>HTML page for reading</source>
        <translation>HTML-Seite zum Lesen</translation>
    </message>
    <message>
        <source>Hugging Face data set</source>
        <translation>Hugging-Face-Datensatz</translation>
    </message>
    <message>
        <source>Label Studio JSON</source>
        <translation>Label Studio JSON</translation>
    </message>
    <message>
        <source>Label Studio itself does not show attributes and notes of relations (they come back here)</source>
        <translation>Label Studio selbst zeigt Attribute und Notizen von Relationen nicht (hier kommen sie zurück)</translation>
    </message>
    <message>
        <source>Label Studio itself takes an annotation of several fragments as one region</source>
        <translation>Label Studio selbst nimmt eine Annotation aus mehreren Fragmenten als einen Bereich</translation>
    </message>
    <message>
        <source>Native JSONL</source>
        <translation>JSONL von Annotator</translation>
    </message>
    <message>
        <source>Parquet tables</source>
        <translation>Parquet-Tabellen</translation>
    </message>
    <message>
        <source>Prodigy JSONL</source>
        <translation>Prodigy JSONL</translation>
    </message>
    <message>
        <source>Prodigy itself does not show attributes, notes and marks to discuss (they come back here)</source>
        <translation>Prodigy selbst zeigt Attribute, Notizen und Vormerkungen zum Besprechen nicht (hier kommen sie zurück)</translation>
    </message>
    <message>
        <source>Prodigy itself takes an annotation of several fragments as one stretch</source>
        <translation>Prodigy selbst nimmt eine Annotation aus mehreren Fragmenten als eine Stelle</translation>
    </message>
    <message>
        <source>REFI-QDA project</source>
        <translation>REFI-QDA-Projekt</translation>
    </message>
    <message>
        <source>TEI P5 standoff</source>
        <translation>TEI P5 Standoff</translation>
    </message>
    <message>
        <source>Texts and documents (plain, Markdown, HTML, Word, ODT, RTF, EPUB, PDF, tables)</source>
        <translation>Texte und Dokumente (rein, Markdown, HTML, Word, ODT, RTF, EPUB, PDF, Tabellen)</translation>
    </message>
    <message>
        <source>UIMA CAS JSON (INCEpTION)</source>
        <translation>UIMA CAS JSON (INCEpTION)</translation>
    </message>
    <message>
        <source>UIMA CAS XMI (INCEpTION)</source>
        <translation>UIMA CAS XMI (INCEpTION)</translation>
    </message>
    <message>
        <source>W3C Web Annotation (JSON-LD)</source>
        <translation>W3C Web Annotation (JSON-LD)</translation>
    </message>
    <message>
        <source>WebAnno TSV 3.3 (INCEpTION)</source>
        <translation>WebAnno TSV 3.3 (INCEpTION)</translation>
    </message>
    <message>
        <source>annotations</source>
        <translation>Annotationen</translation>
    </message>
    <message>
        <source>articles</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>brat standoff</source>
        <translation>brat Standoff</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>Zeichen</translation>
    </message>
    <message>
        <source>cut off from entities; the span groups have it</source>
        <translation>von den Entitäten abgeschnitten; die Span-Gruppen haben ihn</translation>
    </message>
    <message>
        <source>decisions</source>
        <translation>Entscheidungen</translation>
    </message>
    <message>
        <source>doccano JSONL</source>
        <translation>doccano JSONL</translation>
    </message>
    <message>
        <source>doccano itself passes over attributes, notes and marks to discuss (they come back here)</source>
        <translation>doccano selbst übergeht Attribute, Notizen und Vormerkungen zum Besprechen (hier kommen sie zurück)</translation>
    </message>
    <message>
        <source>doccano itself takes an annotation of several fragments as one stretch</source>
        <translation>doccano selbst nimmt eine Annotation aus mehreren Fragmenten als eine Stelle</translation>
    </message>
    <message>
        <source>each fragment is an annotation of its own</source>
        <translation>jedes Fragment ist eine eigene Annotation</translation>
    </message>
    <message>
        <source>each is a span of its own, with the same id</source>
        <translation>jedes ist ein eigener Span, mit derselben Kennung</translation>
    </message>
    <message>
        <source>fragments</source>
        <translation>Fragmente</translation>
    </message>
    <message>
        <source>guideline versions</source>
        <translation>Versionen der Richtlinien</translation>
    </message>
    <message>
        <source>ids of annotations</source>
        <translation>Kennungen der Annotationen</translation>
    </message>
    <message>
        <source>ids of articles</source>
        <translation>Kennungen der Artikel</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>left out, because their texts may not be passed on and the format cannot do without</source>
        <translation>weggelassen, weil ihre Texte nicht weitergegeben werden dürfen und das Format nicht ohne sie auskommt</translation>
    </message>
    <message>
        <source>left out, for a name of a file has no room for them</source>
        <translation>weggelassen, denn ein Dateiname hat keinen Platz dafür</translation>
    </message>
    <message>
        <source>line ends at edges</source>
        <translation>Zeilenenden an den Rändern</translation>
    </message>
    <message>
        <source>marks to discuss</source>
        <translation>Vormerkungen zum Besprechen</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>names of annotators</source>
        <translation>Namen der Personen</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>numbered anew, attribution by attribution</source>
        <translation>neu nummeriert, Zuschreibung für Zuschreibung</translation>
    </message>
    <message>
        <source>numbered anew, in reading order</source>
        <translation>neu nummeriert, wie im Text</translation>
    </message>
    <message>
        <source>of annotations that overlap, the longest is an entity; all are in the span groups</source>
        <translation>von Annotationen, die sich überlappen, ist die längste eine Entität; alle stehen in den Span-Gruppen</translation>
    </message>
    <message>
        <source>only claims with a speaker or a cue are written, with these</source>
        <translation>nur Claims mit Sprecher oder Cue werden geschrieben, mit diesen</translation>
    </message>
    <message>
        <source>origins</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>other programs see U+FFFD in their place; importing here puts them back</source>
        <translation>andere Programme sehen an ihrer Stelle U+FFFD; beim Importieren hier werden sie wieder eingesetzt</translation>
    </message>
    <message>
        <source>other programs show attributes, statuses and decisions only where they know our words for them</source>
        <translation>andere Programme zeigen Attribute, Status und Entscheidungen nur, wo sie unsere Wörter dafür kennen</translation>
    </message>
    <message>
        <source>overlaps</source>
        <translation>Überlappungen</translation>
    </message>
    <message>
        <source>read again as done</source>
        <translation>wieder gelesen als fertig</translation>
    </message>
    <message>
        <source>relations</source>
        <translation>Relationen</translation>
    </message>
    <message>
        <source>spaCy DocBin</source>
        <translation>spaCy DocBin</translation>
    </message>
    <message>
        <source>spaCy itself does not see them, the user data holds them</source>
        <translation>spaCy selbst sieht sie nicht, sie stehen in den Benutzerdaten (user_data)</translation>
    </message>
    <message>
        <source>statuses</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>those on line ends alone are left out, with their relations</source>
        <translation>die nur auf Zeilenenden stehen, werden mit ihren Relationen weggelassen</translation>
    </message>
    <message>
        <source>those on white space alone are left out</source>
        <translation>die nur auf Leerraum stehen, werden weggelassen</translation>
    </message>
    <message>
        <source>those on white space alone are no entities; all are in the span groups</source>
        <translation>die nur auf Leerraum stehen, sind keine Entitäten; alle stehen in den Span-Gruppen</translation>
    </message>
    <message>
        <source>titles</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>which gold is final</source>
        <translation>welches Gold gilt</translation>
    </message>
    <message>
        <source>white space at edges</source>
        <translation>Leerraum an den Rändern</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>This is no key that can be used.</source>
        <translation>Diese Taste kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Esc always lets go; it is fixed.</source>
        <translation>Esc lässt immer los; das ist fest.</translation>
    </message>
    <message>
        <source>{key} works in the text itself; it is fixed.</source>
        <translation>{key} wirkt im Text selbst; das ist fest.</translation>
    </message>
    <message>
        <source>Alt with a letter opens a menu or presses a button, in one language or another.</source>
        <translation>Alt mit einem Buchstaben öffnet in der einen oder anderen Sprache ein Menü oder drückt einen Knopf.</translation>
    </message>
    <message>
        <source>{key} presses buttons and goes through the window; only actions of the page can have it.</source>
        <translation>{key} drückt Knöpfe und führt durch das Fenster; nur Aktionen der Seite können diese Taste haben.</translation>
    </message>
</context>
<context>
    <name>labels</name>
    <message>
        <source>Claims: claim, speaker, number, hedge</source>
        <translation>Claims: Claim, Speaker, Number, Hedge</translation>
    </message>
    <message>
        <source>Claims with German titles</source>
        <translation>Claims mit deutschen Titeln</translation>
    </message>
    <message>
        <source>Attribution: source, cue, content</source>
        <translation>Zuschreibung: Source, Cue, Content</translation>
    </message>
    <message>
        <source>Quotes: quote, speaker, addressee, frame</source>
        <translation>Zitate: Quote, Speaker, Addressee, Frame</translation>
    </message>
    <message>
        <source>Entities: person, organisation, place, date, work</source>
        <translation>Entitäten: Person, Organisation, Place, Date, Work</translation>
    </message>
    <message>
        <source>the relation types {names}</source>
        <translation>die Relationsarten {names}</translation>
    </message>
    <message>
        <source>Nothing has it yet.</source>
        <translation>Noch nichts hat es.</translation>
    </message>
    <message>
        <source>{what} in {articles} by {people}</source>
        <translation>{what} in {articles} von {people}</translation>
    </message>
    <message>
        <source>{eyes} can hardly tell it from “{label}” ({distance} apart, {least} would do).</source>
        <translation>Für {eyes} kaum von „{label}“ zu unterscheiden (Abstand {distance}, {least} genügt).</translation>
    </message>
    <message>
        <source>The underline is the same, too.</source>
        <translation>Auch die Unterstreichung ist gleich.</translation>
    </message>
    <message>
        <source>The underlines differ.</source>
        <translation>Die Unterstreichungen sind verschieden.</translation>
    </message>
    <message>
        <source>On the dark page</source>
        <translation>Auf der dunklen Seite</translation>
    </message>
    <message>
        <source>On the light page</source>
        <translation>Auf der hellen Seite</translation>
    </message>
    <message>
        <source>{page} its contrast is {ratio} : 1, and 4.5 is needed; it is shown as {colour} there.</source>
        <translation>{page} ist der Kontrast {ratio} : 1, nötig sind 4,5; dort wird {colour} gezeigt.</translation>
    </message>
    <message>
        <source>{page} text on its tint has a contrast of {ratio} : 1, and 8 is needed.</source>
        <translation>{page} hat Text auf der Tönung den Kontrast {ratio} : 1, nötig sind 8.</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>alle Augen</translation>
    </message>
    <message>
        <source>Eyes that are blind to red</source>
        <translation>rotblinde Augen</translation>
    </message>
    <message>
        <source>Eyes that are blind to green</source>
        <translation>grünblinde Augen</translation>
    </message>
    <message>
        <source>Eyes that are blind to blue</source>
        <translation>blaublinde Augen</translation>
    </message>
    <message numerus="yes">
        <source>%n annotations</source>
        <translation>
            <numerusform>%n Annotation</numerusform>
            <numerusform>%n Annotationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n articles</source>
        <translation>
            <numerusform>%n Artikel</numerusform>
            <numerusform>%n Artikeln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n done sets among them</source>
        <translation>
            <numerusform>darunter %n fertige Ebene</numerusform>
            <numerusform>darunter %n fertige Ebenen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n Person</numerusform>
            <numerusform>%n Personen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n relations</source>
        <translation>
            <numerusform>%n Relation</numerusform>
            <numerusform>%n Relationen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>open points</name>
    <message>
        <source>not tied yet</source>
        <translation>noch nicht verknüpft</translation>
    </message>
    <message>
        <source>number not read yet</source>
        <translation>Zahl noch nicht gelesen</translation>
    </message>
    <message>
        <source>without {names}</source>
        <translation>ohne {names}</translation>
    </message>
    <message>
        <source>to discuss</source>
        <translation>zu besprechen</translation>
    </message>
    <message>
        <source>read as {reading}, unconfirmed</source>
        <translation>gelesen als {reading}, unbestätigt</translation>
    </message>
</context>
<context>
    <name>quoting</name>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>In the text (fixed)</source>
        <translation>Im Text (fest)</translation>
    </message>
    <message>
        <source>As in every program</source>
        <translation>Wie in jedem Programm</translation>
    </message>
    <message>
        <source>It is given to another action as well.</source>
        <translation>Die Taste ist auch einer anderen Aktion gegeben.</translation>
    </message>
    <message>
        <source>There is no such action in this version.</source>
        <translation>In dieser Version gibt es diese Aktion nicht.</translation>
    </message>
    <message>
        <source>The keys of this action are fixed.</source>
        <translation>Die Tasten dieser Aktion sind fest.</translation>
    </message>
    <message>
        <source>Annotator</source>
        <translation>Annotator</translation>
    </message>
    <message>
        <source>Left hand</source>
        <translation>Linke Hand</translation>
    </message>
    <message>
        <source>Without letters</source>
        <translation>Ohne Buchstaben</translation>
    </message>
    <message>
        <source>this action has no key</source>
        <translation>diese Aktion hat keine Taste</translation>
    </message>
    <message>
        <source>this action has {keys}</source>
        <translation>diese Aktion hat {keys}</translation>
    </message>
    <message>
        <source>Changed, usually {keys}</source>
        <translation>Geändert, sonst {keys}</translation>
    </message>
    <message>
        <source>Changed, usually without a key</source>
        <translation>Geändert, sonst ohne Taste</translation>
    </message>
    <message>
        <source>Labels have no letters of their own now</source>
        <translation>Die Labels haben jetzt keine eigenen Buchstaben</translation>
    </message>
    <message>
        <source>{key} is a key of this action already.</source>
        <translation>{key} gehört schon zu dieser Aktion.</translation>
    </message>
    <message>
        <source>It works only while the keyboard has this letter.</source>
        <translation>Sie wirkt nur, solange die Tastatur diesen Buchstaben hat.</translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation>{key} ist frei.</translation>
    </message>
    <message>
        <source>{key} is “{action}”; it is fixed.</source>
        <translation>{key} ist „{action}“ und fest vergeben.</translation>
    </message>
    <message>
        <source>{key} is “{action}”. Take it from there?</source>
        <translation>{key} ist „{action}“. Dort wegnehmen?</translation>
    </message>
    <message>
        <source>That action is left without a key.</source>
        <translation>Die andere Aktion hat dann keine Taste mehr.</translation>
    </message>
    <message>
        <source>{key} was given twice and belongs to “{action}”</source>
        <translation>{key} war zweimal vergeben und gehört zu „{action}“</translation>
    </message>
    <message>
        <source>{key} belongs to the label {action}</source>
        <translation>{key} gehört zum Label {action}</translation>
    </message>
    <message>
        <source>{key} belongs to “{action}”</source>
        <translation>{key} gehört zu „{action}“</translation>
    </message>
</context>
<context>
    <name>tour</name>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Finishing</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>With the claim chosen, press {action:edit-note}, type what you think of it, and {key:Esc}.</source>
        <translation>Bei gewähltem Claim {action:edit-note} drücken, schreiben, was davon zu halten ist, und {key:Esc} drücken.</translation>
    </message>
    <message>
        <source>Mark it to discuss</source>
        <translation>Zum Besprechen vormerken</translation>
    </message>
    <message>
        <source>Press {action:toggle-discuss}: one to talk about with the others.</source>
        <translation>{action:toggle-discuss} drücken: Darüber ist mit den anderen zu reden.</translation>
    </message>
    <message>
        <source>List the claims only</source>
        <translation>Nur die Claims aufführen</translation>
    </message>
    <message>
        <source>Press {action:filter-annotations}: the annotations are listed one by one, those of one label. The same key goes on to the next label; {action:claims} goes back to the cards.</source>
        <translation>{action:filter-annotations} drücken: Die Annotationen sind einzeln aufgeführt, die eines Labels. Dieselbe Taste geht zum nächsten Label; {action:claims} geht zurück zu den Karten.</translation>
    </message>
    <message>
        <source>Done, next article</source>
        <translation>Fertig, nächster Artikel</translation>
    </message>
    <message>
        <source>Press {action:done-next}: this article is done and protected, and the next one opens.</source>
        <translation>{action:done-next} drücken: Dieser Artikel ist fertig und geschützt, und der nächste öffnet sich.</translation>
    </message>
    <message>
        <source>Find an article</source>
        <translation>Einen Artikel finden</translation>
    </message>
    <message>
        <source>Press {action:filter-articles} and type “dam”: one article is left in the list.</source>
        <translation>{action:filter-articles} drücken und „dam“ tippen: In der Liste bleibt ein Artikel.</translation>
    </message>
    <message>
        <source>Open what was found</source>
        <translation>Das Gefundene öffnen</translation>
    </message>
    <message>
        <source>Press {key:Return} in the filter, or click the article.</source>
        <translation>Im Filter {key:Return} drücken oder den Artikel anklicken.</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>Alles finden</translation>
    </message>
    <message>
        <source>Press {action:palette}, type “Halvera” and press {key:Return}. Articles, actions, labels and annotations are all found in this way.</source>
        <translation>{action:palette} drücken, „Halvera“ tippen und {key:Return} drücken. So finden sich Artikel, Aktionen, Labels und Annotationen.</translation>
    </message>
    <message>
        <source>All the keys</source>
        <translation>Alle Tasten</translation>
    </message>
    <message>
        <source>Press {action:shortcuts}: every action with its keys. {key:Esc} closes the sheet.</source>
        <translation>{action:shortcuts} drücken: jede Aktion mit ihren Tasten. {key:Esc} schließt die Übersicht.</translation>
    </message>
    <message>
        <source>Ask for a corpus</source>
        <translation>Ein Korpus verlangen</translation>
    </message>
    <message>
        <source>Close the sheet with {key:Esc}, press {action:export} and say where the file should go.</source>
        <translation>Die Übersicht mit {key:Esc} schließen, {action:export} drücken und angeben, wohin die Datei soll.</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>Es schreiben</translation>
    </message>
    <message>
        <source>Press {key:Return}: all that was annotated is in one file that other programs read.</source>
        <translation>{key:Return} drücken: Alles Annotierte steht in einer Datei, die andere Programme lesen.</translation>
    </message>
    <message>
        <source>Mending</source>
        <translation>Ausbessern</translation>
    </message>
    <message>
        <source>Half of a broken claim</source>
        <translation>Die Hälfte eines geteilten Claims</translation>
    </message>
    <message>
        <source>Near the end, “he said” breaks a claim in two. Drag over “A new count” and press {label:claim}.</source>
        <translation>Gegen Ende teilt „he said“ einen Claim. Die Maus über „A new count“ ziehen und {label:claim} drücken.</translation>
    </message>
    <message>
        <source>The other half</source>
        <translation>Die andere Hälfte</translation>
    </message>
    <message>
        <source>Drag from “would take” to “cost” and press {action:add-fragment}: both halves are one claim.</source>
        <translation>Von „would take“ bis „cost“ ziehen und {action:add-fragment} drücken: Beide Hälften sind ein Claim.</translation>
    </message>
    <message>
        <source>A number inside it</source>
        <translation>Eine Zahl darin</translation>
    </message>
    <message>
        <source>Drag over “between two and three” and press {label:number}.</source>
        <translation>Über „between two and three“ ziehen und {label:number} drücken.</translation>
    </message>
    <message>
        <source>What lies beneath</source>
        <translation>Was darunter liegt</translation>
    </message>
    <message>
        <source>Click the number. It lies on the claim: {action:choose-beneath} chooses the claim beneath it.</source>
        <translation>Die Zahl anklicken. Sie liegt auf dem Claim: {action:choose-beneath} wählt den Claim darunter.</translation>
    </message>
    <message>
        <source>Move an edge</source>
        <translation>Einen Rand verschieben</translation>
    </message>
    <message>
        <source>Press {action:end-word-on}: the claim takes in “$4m”. {action:end-word-back} gives it back.</source>
        <translation>{action:end-word-on} drücken: Der Claim nimmt „$4m“ auf. {action:end-word-back} gibt es zurück.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Press {action:undo}. It takes back anything, however far, also after a restart.</source>
        <translation>{action:undo} drücken. Das nimmt alles zurück, beliebig weit, auch nach einem Neustart.</translation>
    </message>
    <message>
        <source>And redo</source>
        <translation>Und wiederholen</translation>
    </message>
    <message>
        <source>Press {action:redo}: “$4m” is back in the claim.</source>
        <translation>{action:redo} drücken: „$4m“ ist wieder im Claim.</translation>
    </message>
    <message>
        <source>{action:shortcuts} shows all keys and {action:palette} finds anything. This sample stays yours to try things out; {action:tour} brings the tour back.</source>
        <translation>{action:shortcuts} zeigt alle Tasten, {action:palette} findet alles. Dieses Beispiel bleibt zum Ausprobieren; {action:tour} holt die Tour zurück.</translation>
    </message>
    <message>
        <source>Pen mode</source>
        <translation>Stiftmodus</translation>
    </message>
    <message>
        <source>Take a label in hand</source>
        <translation>Ein Label in den Stift nehmen</translation>
    </message>
    <message>
        <source>Press {action:pen}, and {label:number} if another label than Number is in hand. What you select from now on is tagged at once.</source>
        <translation>{action:pen} drücken, und {label:number}, wenn nicht Number im Stift ist. Was nun ausgewählt wird, ist sofort ausgezeichnet.</translation>
    </message>
    <message>
        <source>Select, and it is tagged</source>
        <translation>Ausgewählt ist ausgezeichnet</translation>
    </message>
    <message>
        <source>Drag over “around 9,000” in the third paragraph.</source>
        <translation>Im dritten Absatz über „around 9,000“ ziehen.</translation>
    </message>
    <message>
        <source>And the next</source>
        <translation>Und die nächste</translation>
    </message>
    <message>
        <source>Drag over “about 10,000” beside it. One action an annotation is all it takes.</source>
        <translation>Daneben über „about 10,000“ ziehen. Ein Handgriff je Annotation genügt.</translation>
    </message>
    <message>
        <source>Put the pen away</source>
        <translation>Den Stift weglegen</translation>
    </message>
    <message>
        <source>Press {action:pen} again, or {action:let-go} until nothing is held.</source>
        <translation>Noch einmal {action:pen} drücken oder {action:let-go}, bis nichts mehr gehalten wird.</translation>
    </message>
    <message>
        <source>Reading and highlighting</source>
        <translation>Lesen und auszeichnen</translation>
    </message>
    <message>
        <source>By keyboard alone</source>
        <translation>Nur mit der Tastatur</translation>
    </message>
    <message>
        <source>Say who you are</source>
        <translation>Sagen, wer annotiert</translation>
    </message>
    <message>
        <source>Press {action:change-annotator} and type a short name. It stands beside all you annotate.</source>
        <translation>{action:change-annotator} drücken und einen kurzen Namen tippen. Er steht bei allem, was Sie annotieren.</translation>
    </message>
    <message>
        <source>Open an article</source>
        <translation>Einen Artikel öffnen</translation>
    </message>
    <message>
        <source>Click “Police and organisers a world apart on the Tesmer crowd” in the list at the left. {action:next-article} opens the next one too.</source>
        <translation>Links in der Liste „Police and organisers a world apart on the Tesmer crowd“ anklicken. Auch {action:next-article} öffnet den nächsten.</translation>
    </message>
    <message>
        <source>Read it to its end</source>
        <translation>Bis zum Ende lesen</translation>
    </message>
    <message>
        <source>Turn the wheel, or press {key:PgDown} or {key:Ctrl+End}, until the last line is in view.</source>
        <translation>Am Mausrad drehen oder {key:PgDown} oder {key:Ctrl+End} drücken, bis die letzte Zeile zu sehen ist.</translation>
    </message>
    <message>
        <source>Select a claim</source>
        <translation>Einen Claim auswählen</translation>
    </message>
    <message>
        <source>At the top of the article, drag from “Some 30,000” to “referendum”. Whole words are taken, so you need not aim.</source>
        <translation>Oben im Artikel von „Some 30,000“ bis „referendum“ ziehen. Ganze Wörter werden genommen; genaues Zielen ist nicht nötig.</translation>
    </message>
    <message>
        <source>Tag it</source>
        <translation>Auszeichnen</translation>
    </message>
    <message>
        <source>Press {label:claim}: the selection is a claim now, and it is saved.</source>
        <translation>{label:claim} drücken: Die Auswahl ist nun ein Claim und gespeichert.</translation>
    </message>
    <message>
        <source>The same with the mouse</source>
        <translation>Dasselbe mit der Maus</translation>
    </message>
    <message>
        <source>Double-click “organisers” in the first paragraph, then click Speaker in the small bar there.</source>
        <translation>Im ersten Absatz „organisers“ doppelt anklicken, dann in der kleinen Leiste dort Speaker anklicken.</translation>
    </message>
    <message>
        <source>One inside another</source>
        <translation>Eine in der anderen</translation>
    </message>
    <message>
        <source>Drag over “Some 30,000” inside the claim and press {label:number}. Annotations may overlap.</source>
        <translation>Im Claim über „Some 30,000“ ziehen und {label:number} drücken. Annotationen dürfen sich überlappen.</translation>
    </message>
    <message>
        <source>Who says it, and how many</source>
        <translation>Wer es sagt, und wie viele</translation>
    </message>
    <message>
        <source>Click the claim. Dashed lines lead to the speaker and the number that may belong to it: {action:accept-ties} ties them.</source>
        <translation>Klicken Sie den Claim an. Gestrichelte Linien führen zum Sprecher und zur Zahl, die zu ihm gehören können: {action:accept-ties} verknüpft sie.</translation>
    </message>
    <message>
        <source>Walk with the caret</source>
        <translation>Mit dem Cursor gehen</translation>
    </message>
    <message>
        <source>Go to “fewer than 8,000” with {key:Ctrl+Right} and {key:Down}, select it with {key:Ctrl+Shift+Right} and press {label:number}.</source>
        <translation>Mit {key:Ctrl+Right} und {key:Down} zu „fewer than 8,000“ gehen, es mit {key:Ctrl+Shift+Right} auswählen und {label:number} drücken.</translation>
    </message>
    <message>
        <source>Letters over words</source>
        <translation>Buchstaben über den Wörtern</translation>
    </message>
    <message>
        <source>Go to “Police Commissioner Hale Strennick”. Press {action:hint-words}, type the letters over “Police”, then those over “Strennick”, and press {label:speaker}.</source>
        <translation>Zu „Police Commissioner Hale Strennick“ gehen. {action:hint-words} drücken, die Buchstaben über „Police“ tippen, dann die über „Strennick“, und {label:speaker} drücken.</translation>
    </message>
    <message>
        <source>A number in three keys</source>
        <translation>Eine Zahl mit drei Tasten</translation>
    </message>
    <message>
        <source>Press {action:hint-number} and type the letters over “no more than 7,500”: it is tagged. {action:hint-quotation} does so with quotations.</source>
        <translation>{action:hint-number} drücken und die Buchstaben über „no more than 7,500“ tippen: Schon ist es ausgezeichnet. {action:hint-quotation} tut das bei Zitaten.</translation>
    </message>
    <message>
        <source>From annotation to annotation</source>
        <translation>Von Annotation zu Annotation</translation>
    </message>
    <message>
        <source>Press {action:next-annotation} or {action:previous-annotation} until “fewer than 8,000” is chosen. Page, list and details always show the same one.</source>
        <translation>{action:next-annotation} oder {action:previous-annotation} drücken, bis „fewer than 8,000“ gewählt ist. Seite, Liste und Einzelheiten zeigen immer dieselbe.</translation>
    </message>
    <message>
        <source>Opening the tour</source>
        <translation>Tour wird geöffnet</translation>
    </message>
    <message>
        <source>This project can only be read; the tour needs one that can be changed.</source>
        <translation>Dieses Projekt kann nur gelesen werden; die Tour braucht eines, das sich ändern lässt.</translation>
    </message>
    <message>
        <source>For this step the article “{words}” must be open.</source>
        <translation>Für diesen Schritt muss der Artikel „{words}“ geöffnet sein.</translation>
    </message>
    <message>
        <source>The article is done and protected; for this step it must be reopened.</source>
        <translation>Der Artikel ist fertig und geschützt; für diesen Schritt muss er wieder geöffnet werden.</translation>
    </message>
    <message>
        <source>For this step “{words}” must be tagged as {label}.</source>
        <translation>Für diesen Schritt muss „{words}“ mit {label} ausgezeichnet sein.</translation>
    </message>
    <message>
        <source>For this step “{words}” must be selected.</source>
        <translation>Für diesen Schritt muss „{words}“ ausgewählt sein.</translation>
    </message>
    <message>
        <source>Nearly: tag “{words}”, no more and no less. {action:undo} takes back what you made; then try again.</source>
        <translation>Fast: „{words}“ auszeichnen, nicht mehr und nicht weniger. {action:undo} nimmt zurück, was Sie gemacht haben; dann noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Nearly: select “{words}”, no more and no less.</source>
        <translation>Fast: „{words}“ auswählen, nicht mehr und nicht weniger.</translation>
    </message>
    <message>
        <source>For this step the label {label} must be in hand (pen mode).</source>
        <translation>Für diesen Schritt muss das Label {label} im Stift sein (Stiftmodus).</translation>
    </message>
    <message>
        <source>For this step the export dialog must be open.</source>
        <translation>Für diesen Schritt muss der Export-Dialog geöffnet sein.</translation>
    </message>
    <message>
        <source>For this step “{words}” must be chosen.</source>
        <translation>Für diesen Schritt muss „{words}“ gewählt sein.</translation>
    </message>
</context>
</TS>
