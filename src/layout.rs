//! Floor 2, pictures: where things go, in whole cells of a terminal.
//!
//! A picture is made in two steps that never mix. A layout ([`ego()`], [`map()`],
//! [`path_strip()`]) turns a part of the graph
//! into a [`Drawing`]: rectangles, polylines and labels in cells, and an honest count of what did
//! not fit. [`paint()`] turns a drawing into [`Cells`], a grid of glyphs with a role each; the
//! explorer colours it, `guanxi draw` prints it with [`Cells::to_text`].

mod arrange;
mod braille;
mod bundle;
mod cells;
mod column;
mod compass;
mod cross;
mod crowd;
mod drawing;
mod ego;
mod emit;
mod fields;
mod glyph;
mod ground;
mod grow;
mod label;
mod line;
mod map;
mod mark;
mod maze;
mod name;
mod note;
mod number;
mod order;
mod outline;
mod pack;
mod paint;
mod place;
mod places;
mod placing;
mod plan;
mod rows;
mod scaling;
mod separate;
mod sides;
mod stand;
mod strand;
mod stress;
mod strip;
mod tree;
mod uncross;
mod unique;
mod view;
mod web;

pub use cells::{Cell, Cells, Highlight, Owner, Role};
pub use drawing::{Course, Drawing, Edge, Frame, Head, Hidden, Hold, Node, Note, Shape};
pub use ego::{Ego, ego};
pub use glyph::{Lines, Script, Stroke};
pub use label::{fit, width};
pub use map::{Map, map};
pub use mark::{MARKS, Mark};
pub use paint::{Look, paint};
pub(crate) use place::cells;
pub use place::{Direction, Point, Rect, Size};
pub use places::{Places, Placing, Spot};
pub use strip::{Leg, Strip, path_strip};
pub use view::{View, Window};
