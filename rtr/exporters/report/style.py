"""How a report looks: on a screen, on a phone, and on two sheets of A4."""

from rtr.charts.theme import PALETTES

_C = PALETTES["light"]
STYLE = f"""
:root {{ color-scheme: light; }}
* {{ box-sizing: border-box; }}
body {{ font: 16px/1.45 "Source Sans 3", system-ui, sans-serif; color: {_C.ink}; background: {_C.paper}; margin: 0; }}
main {{ max-width: 62rem; margin: 0 auto; padding: 1.2rem 1rem 2rem; display: grid; gap: .9rem; }}
h1, h2 {{ font-family: "Source Serif 4", Georgia, serif; line-height: 1.2; margin: 0; }}
h1 {{ font-size: 1.5rem; }} h2 {{ font-size: 1.15rem; margin-bottom: .3rem; }}
p, ul {{ margin: .25rem 0; }} ul {{ padding-left: 1.15rem; }} li {{ margin: .15rem 0; }}
.small, .muted {{ color: {_C.muted}; font-size: .875rem; }}
section {{ background: #fff; border: 1px solid {_C.grid}; border-radius: .6rem; padding: .9rem 1.1rem; min-width: 0; }}
.answer {{ display: flex; gap: .9rem; }} .answer > div {{ min-width: 0; }}
.glyph {{ font-size: 2.6rem; line-height: 1; flex: none; }}
.word {{ font: 600 1.6rem/1.1 "Source Serif 4", Georgia, serif; }}
.progress {{ color: {_C.settled}; }} .hold {{ color: {_C.hold}; }} .see_clinician, .ease_back {{ color: {_C.stop}; }}
.unknown, .rest {{ color: {_C.run_text}; }}
.two {{ display: grid; grid-template-columns: 1fr 1fr; gap: .9rem; }}
.sheet {{ display: none; }} .live {{ width: 100%; }} .live:empty {{ display: none; }} .drawn .still {{ display: none; }}
.still svg {{ width: 100%; height: auto; display: block; }}
.gates {{ list-style: none; padding: 0; }} .gates li {{ padding-left: 1.5rem; position: relative; }}
.gates b {{ position: absolute; left: 0; font-weight: 400; }}
table {{ border-collapse: collapse; }} td {{ padding: .1rem .8rem .1rem 0; }} td + td {{ text-align: right; }}
.told {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
a {{ color: {_C.run_text}; }} .text {{ white-space: pre-line; overflow-wrap: anywhere; }}
#vg-tooltip-element {{ position: fixed; z-index: 1000; visibility: hidden; background: #fff; padding: .5rem;
 border: 1px solid {_C.grid}; border-radius: 4px; font-size: 13px; box-shadow: 2px 2px 4px rgba(0,0,0,.1); }}
#vg-tooltip-element.visible {{ visibility: visible; }}
#vg-tooltip-element td {{ padding: .05rem .4rem; text-align: left; }}
#vg-tooltip-element td.key {{ color: {_C.muted}; }}
.routes {{ display: flex; flex-wrap: wrap; gap: .8rem; }} figure {{ margin: 0; }}
.routes svg {{ width: 9.5rem; height: auto; display: block; }} figcaption {{ color: {_C.muted}; font-size: .875rem; }}
@media (max-width: 700px) {{ .two {{ grid-template-columns: 1fr; }} main {{ padding: .8rem .6rem 1.5rem; }} }}
@page {{ size: A4; margin: 11mm 12mm; }}
@media print {{
 body {{ font-size: 9.5pt; background: #fff; }} main {{ padding: 0; gap: 2.2mm; max-width: none; display: block; }}
 section {{ padding: 2.5mm 3.5mm; break-inside: avoid; margin-bottom: 2.2mm; }} h1 {{ font-size: 15pt; }}
 h2 {{ font-size: 11.5pt; }} .two {{ grid-template-columns: 1fr 1fr; gap: 2.2mm; }}
 .two section {{ margin: 0 0 2.2mm; }}
 .live, .screen {{ display: none; }} .drawn .still {{ display: block; }} .glyph {{ font-size: 24pt; }}
 .word {{ font-size: 16pt; }}
 .text {{ display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }}
.routes svg {{ width: 20mm; }} .sheet {{ display: block; break-before: page; }} .small, .muted {{ font-size: 8.5pt; }}
}}
"""
