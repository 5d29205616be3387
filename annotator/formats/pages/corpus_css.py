"""What a page with many articles looks like beside what one article has."""

STYLE = """
body{max-width:46em}
header,.layer>h3,.layer>h4,.list,.ties,.facts{font-family:"Noto Sans","Segoe UI",Helvetica,Arial,sans-serif}
header{font-size:.9em}
nav ol{columns:2 16em;column-gap:2.5em;padding-inline-start:2.2em;margin:0}
nav li{break-inside:avoid;overflow-wrap:anywhere}
.legend h2:not(:first-child){margin-top:.8em}
a{color:inherit}
article{margin-top:3.5em;padding-top:1.5em;border-top:3px solid var(--rule)}
h1,h2,h3{overflow-wrap:anywhere}
h2{font-size:1.35em;line-height:1.3}
header h2{font-size:1em}
.layer{margin:1.5em 0 3em}
.layer>h3,.layer>h4{font-size:.9em;margin:1.5em 0 .8em;color:var(--muted)}
.list{width:100%;border-collapse:collapse;font-size:.72em;line-height:1.45;margin-top:1.5em}
.list th{text-align:start;color:var(--muted);font-weight:600}
.list th,.list td{padding:.35em .7em .35em 0;vertical-align:top;border-bottom:1px solid var(--rule);
white-space:pre-line;overflow-wrap:anywhere}
.list th,.list td:nth-child(-n+2){overflow-wrap:break-word}
.list td:first-child{font-variant-numeric:tabular-nums}
.list td:nth-child(3){width:42%}
.ties{font-size:.75em;line-height:1.5;padding-inline-start:1.3em;margin:.5em 0}
.ties li{margin:0 0 .3em;overflow-wrap:anywhere}
.ties .said{color:var(--muted)}
.ref{color:var(--muted)}
@media screen and (max-width:42em){.list,.list tbody,.list tr,.list td{display:block}
.list thead{display:none}.list td{border:0;padding:.1em 0}.list td:nth-child(3){width:auto}
.list td:empty{display:none}.list tr{padding:.6em 0;border-bottom:1px solid var(--rule)}}
@media print{article{break-before:page}.list tr,.ties li{break-inside:avoid}}
"""
