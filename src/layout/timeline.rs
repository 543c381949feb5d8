//! The timeline as a picture: events over time, on an axis.

mod axis_glyphs;
mod axis_request;
mod axis_rows;
mod day_number;
mod density;
mod event_lanes;
mod summary;
mod ticks;
mod time_axis;
mod time_scale;
mod time_unit;

pub use axis_request::{AxisContent, AxisEvent, AxisRequest};
pub use axis_rows::AxisText;
pub use time_axis::{TimeAxis, time_axis};
pub use time_scale::TimeScale;
