"""How a ledger looks as a page of its own: on light and dark screens, and printed."""

LANES = 4
"""So many brackets are drawn beside each other; further ones lie over the last."""

_PAGE = """
:root{color-scheme:light dark;--page:#FFFFFF;--band:#F3F3F1;--rule:#DCDCD8;--text:#1F2328;--muted:#5F656C;
--said:#00795A;--denied:#7E848B;--hedge:#83336A;--tint:#EBD9E5;--danger:#B3261E}
html{background:var(--page);color:var(--text)}
body{margin:0;font:13px/1.4 system-ui,-apple-system,"Segoe UI","Noto Sans",Cantarell,sans-serif}
header,footer{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline;padding:12px 16px}
h1{font-size:1.1em;margin:0}
header,footer,.none{color:var(--muted)}
h1{color:var(--text)}
.none{padding:16px}
table{border-collapse:collapse;width:100%;min-width:1120px}
th,td{padding:6px 12px;text-align:start;vertical-align:middle;
border-top:1px solid var(--rule);font-weight:400}
thead th,.from,.denies,.voice,.why{color:var(--muted)}
.who{width:170px;overflow-wrap:anywhere}
.says{width:140px;overflow-wrap:anywhere}
td.says{color:var(--said)}
.claim{color:var(--muted);overflow-wrap:anywhere}
.from{display:block;font-size:.92em}
.hedges{width:170px}
.chip{display:inline-block;margin:1px 2px 1px 0;padding:0 8px;border-radius:9px;background:var(--tint);
color:var(--hedge);overflow-wrap:anywhere;max-width:150px}
.denied td.says{color:var(--denied)}
.panel th,.panel td{background:var(--band);vertical-align:top}
.panel th{font-weight:600;overflow-wrap:anywhere}
.draw{width:440px;padding:0;white-space:nowrap}
.panel .draw{padding-top:4px}
.unread{padding:0 18px;color:var(--muted)}
.bracket{margin:0;color:var(--danger);padding-inline-start:10px;border-inline-start:2px solid var(--danger)}
.bracket+.bracket{margin-top:4px}
.lanes{position:relative;padding:0}
.lanes i{position:absolute;top:-1px;bottom:0;width:8px;border:0 solid var(--danger);border-left-width:2px}
.lanes .begins{top:50%}
.lanes .ends{bottom:50%}
.lanes .member::after{content:"";position:absolute;left:0;width:8px;top:50%;
border-top:2px solid var(--danger)}
.lanes .begins.member::after{top:0}
.lanes .ends.member::after{top:auto;bottom:0}
svg{display:block;overflow:visible}
.defs{position:absolute}
.scale text{font-size:11px;text-anchor:middle;fill:var(--muted)}
.scale path{stroke:var(--muted);stroke-width:1;opacity:.5}
stop.said{stop-color:var(--said)}
stop.denied{stop-color:var(--denied)}
.full.soft{opacity:.55}
.hollow{fill:none;stroke-width:1.3}
.dashed{stroke-dasharray:3.2 2.4}
svg.said{--ink:var(--said)}
svg.denied{--ink:var(--denied)}
.edge,.strike{stroke:var(--ink);stroke-width:2.5;fill:none}
.strike{stroke-width:1.6}
.point{fill:var(--ink)}
.ring{fill:var(--page);stroke:var(--ink);stroke-width:2}
footer{border-top:1px solid var(--rule);justify-content:space-between}
footer ul{list-style:none;display:flex;flex-wrap:wrap;gap:4px 16px;margin:0;padding:0}
footer li{display:flex;gap:4px;align-items:center}
"""
_DARK = """:root{--page:#17191C;--band:#1C1F23;--rule:#2C3036;--text:#E6E8EA;--muted:#9AA1A9;--said:#3CC79E;
--denied:#8C939B;--hedge:#F0C4E1;--tint:#4A3544;--danger:#FF8A80}"""
_PRINT = """
@media print{@page{size:landscape}table{min-width:0;font-size:9pt}tr{break-inside:avoid}
.panel{break-after:avoid}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""


def style(lanes: int) -> str:
    """The whole style sheet.

    Args:
        lanes: so many lie beside each other, up to `LANES`; lane `n` has the class `l` and n.
    """
    width = f".lanes{{width:{12 * lanes}px}}\n"
    places = "".join(f".l{lane}{{left:{2 + 12 * lane}px}}\n" for lane in range(lanes))
    return f"{_PAGE}{width}{places}@media screen and (prefers-color-scheme:dark){{{_DARK}}}{_PRINT}"
