//! How names are matched, from the best kind of match to the worst.

mod best;
mod class;
mod fit;
mod follow;
mod forgive;
mod found;
mod loose;
mod plain;
mod scan;
mod shown;
mod slip;
mod together;

pub(super) use class::Class;
pub(super) use found::Find;
pub(super) use loose::Survivors;
pub(super) use plain::Ask;
pub(super) use scan::scan;
pub(super) use shown::show;
