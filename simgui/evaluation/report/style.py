"""How a report looks: light, for the screen and for paper."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1000px; padding: 36px 28px; background: #fff; color: #1d1c1a;
    font: 14px/1.45 system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif;
    -webkit-print-color-adjust: exact; print-color-adjust: exact; }
h1 { font-size: 26px; line-height: 1.2; margin: 0 0 18px; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 34px 0 10px; }
p, small { color: #6d6a63; }
table { border-collapse: collapse; }
th { font-weight: 400; color: #6d6a63; text-align: left; }
th, td { padding: 5px 12px 5px 0; vertical-align: top; border-bottom: 1px solid #e3e0d9; }
.summary th { padding-right: 24px; white-space: nowrap; }
.summary td { overflow-wrap: anywhere; }
.figures, .labels { width: 100%; }
.figures td:nth-child(n+2), .figures th:nth-child(n+2)
    { text-align: right; font-variant-numeric: tabular-nums; }
.labels td:nth-child(n+2):not(.words), .labels th:nth-child(n+2):not(:last-child)
    { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.labels small { display: block; font-size: 11px; }
.labels td:first-child { overflow-wrap: break-word; max-width: 200px; font-weight: 600; }
.words { color: #6d6a63; font-size: 12px; }
.matrix { font-size: 12px; }
.matrix td { border: 1px solid #fff; padding: 5px; min-width: 40px; text-align: center; background: #f7f6f3;
    font-variant-numeric: tabular-nums; }
.matrix td.inverse { color: #fff; }
.matrix th { border: none; padding: 4px 8px 4px 0; max-width: 170px; overflow-wrap: anywhere; }
.matrix tr:first-child th { vertical-align: bottom; padding: 4px 2px; }
.matrix tr:first-child span { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 150px; }
svg { width: 100%; height: auto; display: block; }
.row { display: flex; gap: 10px; margin: 0 0 14px; break-inside: avoid; }
figure { margin: 0; width: 15%; flex: 0 1 150px; min-width: 0; }
figure.asked { margin-right: 14px; }
figure img, .missing { width: 100%; aspect-ratio: 1; object-fit: cover; border-radius: 8px; display: block;
    border: 3px solid transparent; }
.missing { background: #f7f6f3; color: #6d6a63; font-size: 11px; padding: 8px; }
.right img { border-color: #1e6b47; }
.wrong img { border-color: #8d2f24; }
.right small { color: #1e6b47; }
.wrong small { color: #8d2f24; }
figcaption { font-size: 12px; line-height: 1.3; margin-top: 4px; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
h2, section > p { break-after: avoid; }
.matrix { break-inside: avoid; }
@page { margin: 14mm; }
@media print { body { padding: 0; max-width: none; font-size: 11px; } h1 { font-size: 20px; } }
"""
