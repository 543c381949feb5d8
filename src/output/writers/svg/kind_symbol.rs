use crate::model::EntityKindId;

/// The outlines of the kind symbols, about 10 by 10 pixels and centred on the origin. The symbols and their order
/// are those of the terminal: ● ■ ◆ ○ □ ◇ ◉ ▣ ◈ ▪. An outline within another is a hole.
const SYMBOLS: [&[Outline]; 10] = [
    &[Outline::Circle(5)],
    &[Outline::Square(4)],
    &[Outline::Diamond(5)],
    &[Outline::Circle(5), Outline::Circle(3)],
    &[Outline::Square(4), Outline::Square(2)],
    &[Outline::Diamond(5), Outline::Diamond(3)],
    &[Outline::Circle(5), Outline::Circle(4), Outline::Circle(2)],
    &[Outline::Square(5), Outline::Square(4), Outline::Square(2)],
    &[Outline::Diamond(6), Outline::Diamond(5), Outline::Diamond(3)],
    &[Outline::Square(2)],
];

enum Outline {
    Circle(u8),
    Square(u8),
    Diamond(u8),
}

/// The path of the symbol of a kind, to be filled by the even-odd rule. Further kinds share the last symbol.
#[expect(clippy::indexing_slicing, reason = "the index is at most the last")]
pub(super) fn kind_symbol(kind: EntityKindId) -> String {
    SYMBOLS[kind.index().min(SYMBOLS.len() - 1)].iter().map(Outline::path).collect()
}

impl Outline {
    fn path(&self) -> String {
        match self {
            Self::Circle(r) => {
                let width = 2 * r;
                format!("M-{r},0a{r},{r} 0 1,0 {width},0a{r},{r} 0 1,0 -{width},0Z")
            }
            Self::Square(r) => format!("M-{r},-{r}H{r}V{r}H-{r}Z"),
            Self::Diamond(r) => format!("M0,-{r}L{r},0L0,{r}L-{r},0Z"),
        }
    }
}
