"""How a report on agreement looks: on light and dark screens, and printed."""

SHADES = 10
"""Steps of the heat map, from nothing to full agreement: one hue that grows darker, safe for all eyes."""
_FROM, _TO = (244, 248, 251), (8, 81, 140)

_PAGE = """
:root{color-scheme:light dark;--page:#FFFFFF;--band:#F3F3F1;--rule:#DCDCD8;--text:#1F2328;--muted:#5F656C;
--ink:#0072B2}
html{background:var(--page);color:var(--text)}
body{margin:0 auto;max-width:1080px;padding:24px;
font:14px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans",Cantarell,sans-serif}
h1{font-size:1.6em;margin:0}
h2{font-size:1.2em;margin:40px 0 8px}
h3{font-size:1em;margin:24px 0 8px}
p{max-width:72ch;margin:8px 0}
.muted,.n,caption,.range{color:var(--muted)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;margin:8px 0}
caption{text-align:start;padding:4px 0}
th,td{padding:6px 12px;text-align:start;vertical-align:top;border-top:1px solid var(--rule);font-weight:400}
thead th{color:var(--muted);border-top:0;vertical-align:bottom}
tbody th{overflow-wrap:anywhere;max-width:260px}
td.figure{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.all th,.all td{border-top:2px solid var(--rule);font-weight:600}
.range{display:block;font-size:.86em;font-weight:400}
.heat td{min-width:72px;text-align:center;border:2px solid var(--page);font-variant-numeric:tabular-nums}
.heat thead th{text-align:center;max-width:120px;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(120px,max-content) 1fr;gap:8px 24px;max-width:90ch}
dt{font-weight:600}
dd{margin:0}
svg{display:block;max-width:100%;height:auto}
svg text{font-size:12px;fill:var(--text)}
svg .name,svg .value{text-anchor:end}
svg .tick{text-anchor:middle;fill:var(--muted)}
svg .grid{stroke:var(--rule)}
svg .whisker{stroke:var(--ink);stroke-width:2;fill:none}
svg circle{fill:var(--ink)}
.none{background:var(--band);color:var(--muted)}
"""
_DARK = """:root{--page:#17191C;--band:#24282D;--rule:#2C3036;--text:#E6E8EA;--muted:#9AA1A9;--ink:#5BB3E6}"""
_PRINT = """
@media print{body{padding:0;max-width:none;font-size:10pt}h2,h3{break-after:avoid}
tr,svg,dt{break-inside:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""


def style() -> str:
    """The whole style sheet."""
    shades = "".join(_shade(step) for step in range(SHADES + 1))
    return f"{_PAGE}{shades}@media screen and (prefers-color-scheme:dark){{{_DARK}}}{_PRINT}"


def _shade(step: int) -> str:
    """A step of the heat map; what is written on it is dark or white, at least 4.5 to 1."""
    red, green, blue = (round(one + (to - one) * step / SHADES) for one, to in zip(_FROM, _TO, strict=True))
    text = "#FFFFFF" if step > 0.7 * SHADES else "#000000"
    return f".h{step}{{background:#{red:02X}{green:02X}{blue:02X};color:{text}}}\n"
