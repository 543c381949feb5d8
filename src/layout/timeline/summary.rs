//! The text above and below a time axis: its title, its legend, and the counts of events and sources.

use crate::model::When;
use crate::text::{count, width};

use super::axis_glyphs::AxisGlyphs;
use super::axis_request::AxisContent;
use super::density::Density;
use super::time_scale::TimeScale;

/// The title: the unit of the columns, the maximum of the bars and, if there is room, what their glyphs mean.
#[expect(clippy::indexing_slicing, reason = "there are bars of several heights")]
pub(super) fn title(
    scale: &TimeScale,
    density: &Density,
    glyphs: &AxisGlyphs,
    cells: usize,
) -> String {
    let (full, vague) = (glyphs.bars[glyphs.bars.len() - 1], glyphs.vague);
    let title = format!("Events per {}, at most {}", scale.unit.name(), density.max);
    let with_legend = format!("{title}: {full} within it, {vague} possibly or partly");
    if width(&with_legend) <= cells { with_legend } else { title }
}

/// The meanings of the marks in `marks`, as many as fit.
pub(super) fn legend(marks: &str, cells: usize, glyphs: &AxisGlyphs) -> String {
    let meanings = [
        (glyphs.certain, 1, "certain"),
        (glyphs.uncertain, 1, "uncertain"),
        (glyphs.vague, 2, "some time within"),
        (glyphs.interval, 2, "throughout"),
        (glyphs.vague_interval, 2, "roughly throughout"),
    ];
    let used = meanings.into_iter().filter(|(mark, _, _)| marks.contains(mark));
    let entries = used.map(|(mark, times, meaning)| format!("{} {meaning}", mark.repeat(times)));
    entries.fold(String::new(), |legend, entry| {
        let gap = if legend.is_empty() { "" } else { "  " };
        let longer = format!("{legend}{gap}{entry}");
        if width(&longer) <= cells { longer } else { legend }
    })
}

/// The counts of events and sources, each with how many are not shown individually.
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
        _ if named == 0 => String::new(),
        0 => ", all named".to_owned(),
        number => format!(", {number} only in the bars"),
    };
    let outside = count_suffix(outside, "off the axis");
    let undated =
        if content.undated == 0 { String::new() } else { format!("{} undated", content.undated) };
    let parts = [
        format!("{events}{bars}{outside}"),
        undated,
        describe_published(content, is_on_axis, glyphs),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(glyphs.separator)
}

fn describe_published(
    content: &AxisContent,
    is_on_axis: impl Fn(When) -> bool,
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
        count_suffix(undated, "undated"),
        count_suffix(outside, "off the axis")
    )
}

/// A comma, a number and what it counts: `, 3 undated`; empty for 0.
fn count_suffix(number: usize, description: &str) -> String {
    if number == 0 { String::new() } else { format!(", {number} {description}") }
}
