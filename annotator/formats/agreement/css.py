"""How a report on agreement looks: on light and dark screens, and printed."""

from annotator.formats.agreement.shades import Ramp

SHADES = 10
"""Steps of the heat map, from nothing to full agreement: one hue that grows darker, safe for all eyes."""
_LIGHT, _NIGHT = Ramp(), Ramp(20.0, 84.0)

_PAGE = """
:root{color-scheme:light dark;--page:#FFFFFF;--band:#F3F3F1;--rule:#DCDCD8;--text:#1F2328;--muted:#5F656C;
--ink:#0072B2;--other:#C25400}
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
thead th:not(:first-child),td.n{text-align:end}
.heat td{min-width:72px;text-align:center;vertical-align:middle;
border:2px solid var(--page);font-variant-numeric:tabular-nums}
.heat thead th:not(:first-child){text-align:center;max-width:120px;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:minmax(120px,max-content) 1fr;gap:8px 24px;max-width:90ch}
dt{font-weight:600}
dd{margin:0}
svg{display:block}
svg text{font-size:12px;fill:var(--text)}
svg .name,svg .value{text-anchor:end}
svg .tick{text-anchor:middle;fill:var(--muted)}
svg .grid{stroke:var(--rule)}
svg .whisker{stroke:var(--ink);stroke-width:2;fill:none}
svg circle{fill:var(--ink)}
.none{background:var(--band);color:var(--muted);fill:var(--band)}
svg.grid g text{text-anchor:middle}
svg.grid .none text{fill:var(--text)}
svg.grid,svg.lines,svg.dots{max-width:none}
svg .line{stroke:var(--ink);stroke-width:2;fill:none}
svg .point{fill:var(--ink)}
svg .s1 .line{stroke:var(--other);stroke-dasharray:6 4}
svg .s1 .point{fill:var(--other)}
svg .s1 .whisker{stroke:var(--other)}
.heat .names{text-align:start;border-color:transparent}
ul{margin:8px 0;padding-inline-start:20px}
"""
_DARK = """:root{--page:#17191C;--band:#24282D;--rule:#2C3036;--text:#E6E8EA;--muted:#9AA1A9;
--ink:#5BB3E6;--other:#FF9A57}"""
_PRINT = """
@media print{body{padding:0;max-width:none;font-size:10pt}h2,h3{break-after:avoid}
tr,svg,dt{break-inside:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""


def style() -> str:
    """The whole style sheet."""
    dark = f"@media screen and (prefers-color-scheme:dark){{{_DARK}{_shades(_NIGHT)}}}"
    return f"{_PAGE}{_shades(_LIGHT)}{dark}{_PRINT}"


def _shades(ramp: Ramp) -> str:
    """The steps of the heat map; what is written on each can be read."""
    steps = [(step, ramp.shade(step / SHADES)) for step in range(SHADES + 1)]
    return "".join(
        f".h{step}{{background:{one.ground};color:{one.ink};fill:{one.ground}}}"
        f"svg .h{step} text{{fill:{one.ink}}}\n"
        for step, one in steps
    )
