//! A reading of a name: how it is typed on a Latin keyboard.

use super::fold::FoldedText;

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) spelling: FoldedText,
    pub(crate) rarity: Rarity,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rarity {
    Usual,
    /// Some character has an unusual reading.
    Rare,
}
