// The layout of a receipt's PDF, in Typst's language: one A4 sheet in black, figures in columns, codes in a
// grid large enough for cheap cameras. It holds no word: every text comes in as data.
export const RECEIPT_SHEET = String.raw`
#let it = json(bytes(sys.inputs.texts))
#set document(title: it.title + " · " + it.site, date: none)
#set page(paper: "a4", margin: (x: 16mm, top: 14mm, bottom: 12mm))
#set text(font: "Libertinus Serif", size: 10pt, lang: "id", number-type: "lining")
#set par(leading: 0.55em)
#let small(body) = text(size: 8.5pt, fill: luma(60), body)
#let mono(body) = text(font: "DejaVu Sans Mono", size: 7pt, body)
#let pairs(rows, face: x => x) = grid(
  columns: (34mm, 1fr), row-gutter: 1.6mm, column-gutter: 3mm,
  ..rows.map(row => (small(row.at(0)), face(row.at(1)))).flatten()
)
#let figures(rows) = table(
  columns: (1fr, auto), stroke: (x, y) => (bottom: 0.3pt + luma(170)), inset: (x: 0pt, y: 1.4mm),
  align: (left, right),
  ..rows.map(row => (row.at(0), text(weight: "bold", number-width: "tabular", row.at(1)))).flatten()
)

#grid(columns: (1fr, auto), align: (left, right), small(it.election), small(it.site))
#v(1mm)
#text(size: 18pt, weight: "bold", it.title)
#v(-1mm)
#line(length: 100%, stroke: 0.8pt)
#grid(
  columns: (1fr, 1fr), column-gutter: 10mm,
  {
    pairs(it.place)
    v(2mm)
    pairs(it.facts)
  },
  if it.figures.votes.len() > 0 {
    text(weight: "bold", it.figures.title)
    h(1fr)
    small(it.kicker)
    v(-1mm)
    figures(it.figures.votes)
    v(-1mm)
    figures(it.figures.sums)
  },
)
#v(2mm)
#pairs(it.hashes, face: mono)
#line(length: 100%, stroke: 0.3pt)
#for note in it.notes [#note #parbreak()]
#v(1mm)
#let width = if it.codes.len() <= 2 { 78mm } else { 56mm }
#align(center, grid(
  columns: calc.min(it.codes.len(), if it.codes.len() <= 2 { 2 } else { 3 }), gutter: 3mm,
  ..it.codes.map(code => stack(
    spacing: 1mm, image(bytes(code.svg), format: "svg", width: width, alt: code.label), small(code.label),
  )),
))
#v(1fr)
#line(length: 100%, stroke: 0.8pt)
#text(weight: "bold", it.paper)
`;
