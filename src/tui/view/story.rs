//! Claims one below the other, the one under the cursor in full below them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::model::{Standing, Stated};
use crate::text::{ClaimText, Role, pad, width};

use super::super::state::story::{Entry, LEAD, Story, summary_lines};
use super::super::state::subject::published;
use super::Screen;
use super::frame::{overlay_frame, row};
use super::lists::{draw_rows, draw_text, split};

pub(super) fn draw_story(screen: &Screen<'_>, story: &Story, area: Rect, buffer: &mut Buffer) {
    let note = if story.pages.len() > 1 { "[ ] turn, ⏎ goes there" } else { "⏎ goes there" };
    let area = overlay_frame(screen, area, story.title(), note, buffer);
    let summary = summary_lines(story, usize::from(area.width));
    for (y, line) in summary.iter().enumerate() {
        row(area, y, &[Span::raw(*line)], screen.style(Role::Heading), buffer);
    }
    let taken = u16::try_from(summary.len()).unwrap_or(0).min(area.height);
    let area = Rect { y: area.y + taken, height: area.height - taken, ..area };
    let entries = story.entries();
    let widest = entries.iter().map(|entry| width(&entry.lead)).max().unwrap_or(0).min(LEAD);
    let (list, detail) = split(area);
    if let Some(entry) = entries.get(story.cursor.row) {
        draw_text(screen, &told(screen, entry), detail, buffer);
    }
    draw_rows(screen, list, story.cursor, entries.len(), buffer, |place| {
        story_spans(screen, &entries[place], widest)
    });
}

/// A claim in full: its place, the sentence, how firmly it stands and where it is said.
fn told(screen: &Screen<'_>, entry: &Entry) -> String {
    let text = ClaimText::new(screen.graph(), entry.stated);
    let (marks, cites) = (text.qualifiers().join(" · "), text.citations);
    let published = published(screen.graph(), entry.stated)
        .map_or_else(String::new, |when| format!(", published {when}"));
    let proof = match cites.as_str() {
        "" => String::new(),
        cites => format!(" ({marks} · cites {cites}{published})"),
    };
    format!("{}: {}{proof}", entry.lead, text.sentence)
}

fn story_spans(screen: &Screen<'_>, entry: &Entry, widest: usize) -> Vec<Span<'static>> {
    let text = ClaimText::new(screen.graph(), entry.stated);
    let what = match entry.stated {
        Stated::Relation(_) => "",
        Stated::Role(_) => "role: ",
        Stated::Fact { .. } => "fact: ",
    };
    let standing = text.standing.filter(|standing| *standing != Standing::Stated);
    let caution = standing.map_or_else(String::new, |caution| format!("{caution}: "));
    vec![
        Span::styled(format!("{} ", pad(&entry.lead, widest)), screen.style(Role::Dim)),
        Span::styled(what, screen.style(Role::Dim)),
        Span::styled(caution, screen.style(Role::Warning)),
        Span::raw(text.sentence),
    ]
}
