//! The texts of a time axis: its title, its legend and the numbers of what it shows.

use crate::text::count;

use super::axis_glyphs::AxisGlyphs;
use super::axis_request::AxisContent;
use super::density::Density;
use super::time_scale::TimeScale;

/// The scale of the bars.
pub(super) fn title(scale: &TimeScale, density: &Density, glyphs: &AxisGlyphs) -> String {
    let (unit, full, vague) = (scale.unit.name(), glyphs.bars[glyphs.bars.len() - 1], glyphs.vague);
    format!(
        "Events per {unit}, at most {}: {full} within it, {vague} perhaps or only partly",
        density.max
    )
}

/// The marks of events.
pub(super) fn legend(glyphs: &AxisGlyphs) -> String {
    let marks = [
        (glyphs.certain.to_owned(), "certain"),
        (glyphs.uncertain.to_owned(), "uncertain"),
        (glyphs.vague.repeat(2), "some time within"),
        (glyphs.interval.repeat(2), "throughout"),
        (glyphs.vague_interval.repeat(2), "about throughout"),
    ];
    let marks = marks.map(|(mark, meaning)| format!("{mark} {meaning}"));
    marks.join("  ")
}

/// The numbers of events and sources, each with the number of those that are not shown individually.
pub(super) fn summary(
    content: &AxisContent,
    scale: Option<&TimeScale>,
    named: usize,
    glyphs: &AxisGlyphs,
) -> String {
    let events = count(content.events.len(), "dated event", "dated events");
    let is_on_axis = |when| scale.is_some_and(|scale| scale.columns_of(when).is_some());
    let outside = content.events.iter().filter(|event| !is_on_axis(event.when)).count();
    let only_in_bars = content.events.len() - named - outside;
    let bars = match only_in_bars {
        0 => ", all named".to_owned(),
        _ if named == 0 => String::new(),
        number => format!(", {number} only in the bars"),
    };
    let outside = some(outside, "off the axis");
    let undated =
        if content.undated == 0 { String::new() } else { format!("{} undated", content.undated) };
    let parts =
        [format!("{events}{bars}{outside}"), undated, published(content, is_on_axis, glyphs)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(glyphs.separator)
}

fn published(
    content: &AxisContent,
    is_on_axis: impl Fn(crate::model::When) -> bool,
    glyphs: &AxisGlyphs,
) -> String {
    if content.published.is_empty() {
        return String::new();
    }
    let sources = count(content.published.len(), "source", "sources");
    let undated = content.published.iter().filter(|when| when.is_none()).count();
    let dated = content.published.iter().flatten();
    let outside = dated.filter(|when| !is_on_axis(**when)).count();
    let mark = glyphs.published;
    format!(
        "{sources} published {mark}{}{}",
        some(undated, "undated"),
        some(outside, "off the axis")
    )
}

/// A number, after a comma; empty for 0.
fn some(number: usize, what: &str) -> String {
    if number == 0 { String::new() } else { format!(", {number} {what}") }
}
