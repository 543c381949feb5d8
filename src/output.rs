//! Floor 6, products for others: DOT, JSON, notes, pages, pictures and more.
//!
//! All of them are made from the [`Selection`](crate::model::Selection) that the screen shows, and
//! are streamed to any [`std::io::Write`] in id order: same selection, same bytes.

mod extract;
mod picture;
mod product;
mod properties;
pub(crate) mod records;
mod writers;

pub use extract::{Extract, ScreenContent};
pub use product::{Product, ProductCommand};
pub use writers::PRODUCTS;
pub(crate) use writers::{DOSSIER, DOT};
