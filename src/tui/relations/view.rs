//! The relations of the focus in reading order, then its role and facts.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::model::{Entity, Standing, Stated, Tie, Way};
use crate::text::{Mark, Role, short_date, width, wrap};

use super::super::action::Pane;
use super::super::context::Screen;
use super::super::frame::{HasKeys, frame, row, split_row};
use super::list::ClaimLine;

/// The most cells that a date takes; a longer one is made coarser, the reader shows it whole.
const DATE: usize = 11;

pub(crate) fn draw(screen: &Screen<'_>, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let title = Span::styled(title(screen), screen.style(Role::Strong));
    let has_keys = HasKeys::of(screen, Pane::Relations);
    let area = frame(screen, area, &[title], &note(screen), has_keys, buffer);
    let relations = &screen.derived.claims;
    let count = relations.line_count();
    if count == 0 {
        return nothing(screen, area, buffer);
    }
    for (y, place) in screen.session.at.relations.rows(usize::from(area.height), count).enumerate()
    {
        let Some(line) = relations.line(place) else { continue };
        draw_line(screen, area, y, line, buffer);
    }
}

fn title(screen: &Screen<'_>) -> String {
    let relations = &screen.derived.claims;
    let place = screen.session.at.claim.and_then(|subject| relations.place_of(subject));
    match place {
        Some(place) if place < relations.ties.len() => {
            format!("Relations {}/{}", place + 1, relations.ties.len())
        }
        _ => format!("Relations {}", relations.ties.len()),
    }
}

/// How many relations the filters hide.
fn note(screen: &Screen<'_>) -> String {
    let Some(focus) = screen.session.focus else { return String::new() };
    let hidden = screen.graph().degree(focus).saturating_sub(screen.derived.claims.ties.len());
    if hidden == 0 { String::new() } else { format!("{hidden} filtered out") }
}

fn draw_line(screen: &Screen<'_>, area: Rect, y: usize, line: ClaimLine, buffer: &mut Buffer) {
    let subject = match line {
        ClaimLine::Tie(tie) => Some(Stated::Relation(tie.relation)),
        ClaimLine::Alone(subject) => Some(subject),
        ClaimLine::Heading => None,
    };
    let is_cursor = subject.is_some() && subject == screen.session.at.claim;
    let mark = Span::raw(if is_cursor { "▸ " } else { "  " });
    let cells = usize::from(area.width);
    let spans = match line {
        ClaimLine::Tie(tie) => {
            let left: Vec<Span<'_>> = std::iter::once(mark).chain(tie_spans(screen, tie)).collect();
            let room = cells.saturating_sub(left.iter().map(|span| width(&span.content)).sum());
            split_row(cells, &left, tie_marks(screen, tie, room, DATE))
        }
        ClaimLine::Heading => {
            let name = screen.session.focus.map_or("", |focus| screen.graph().entity(focus).name());
            vec![Span::styled(format!("said of {name} alone"), screen.style(Role::Heading))]
        }
        ClaimLine::Alone(subject) => {
            split_row(cells, &[mark, alone_span(screen, subject)], Vec::new())
        }
    };
    let style = if is_cursor { screen.cursor_style(Pane::Relations) } else { Style::new() };
    row(area, y, &spans, style, buffer);
}

pub(crate) fn tie_spans<'s>(screen: &Screen<'s>, tie: Tie) -> Vec<Span<'s>> {
    let relation = screen.graph().relation(tie.relation);
    let other = screen.graph().entity(tie.other);
    let tone = screen.style(Role::Tone(relation.tone()));
    vec![
        Span::styled(way_mark(tie.way), tone),
        Span::styled(relation.reads(tie.way), tone),
        Span::raw(" "),
        Span::styled(other.name(), screen.kind_style(other)),
    ]
}

/// Standing, date and tone at the end of a row, the date in at most `longest` cells. It gives way to
/// the other's name, as the reader shows it; a standing never does, as it changes what the row means.
pub(crate) fn tie_marks<'s>(
    screen: &Screen<'s>,
    tie: Tie,
    room: usize,
    longest: usize,
) -> Vec<Span<'s>> {
    let relation = screen.graph().relation(tie.relation);
    let mut marks = Vec::new();
    if relation.standing() != Standing::Stated {
        let style = screen.style(Role::Standing(relation.standing()));
        marks.push(Span::styled(relation.standing().word(), style));
        marks.push(Span::raw(" "));
    }
    let taken: usize = marks.iter().map(|span| width(&span.content)).sum();
    let most = longest.min(room.saturating_sub(taken + 3));
    if let Some(date) = relation.when().and_then(|when| short_date(when, most)) {
        marks.push(Span::styled(date, screen.style(Role::Dim)));
        marks.push(Span::raw(" "));
    }
    let tone = Mark::of_tone(relation.tone()).map_or(" ", |mark| mark.glyph);
    marks.push(Span::styled(tone, screen.style(Role::Tone(relation.tone()))));
    marks
}

/// Which way a relation runs, seen from the focus.
fn way_mark(way: Way) -> String {
    format!("{} ", Mark::of_way(way).glyph)
}

fn alone_span<'s>(screen: &Screen<'s>, subject: Stated) -> Span<'s> {
    let text = match subject {
        Stated::Role(id) => screen.graph().entity(id).role().unwrap_or("is named").to_owned(),
        Stated::Fact { entity, place } => {
            let fact = screen.graph().entity(entity).facts().nth(place);
            fact.map_or_else(String::new, |fact| format!("{}: {}", fact.says(), fact.value()))
        }
        Stated::Relation(_) => String::new(),
    };
    Span::raw(format!("· {text}"))
}

fn nothing(screen: &Screen<'_>, area: Rect, buffer: &mut Buffer) {
    let focus = screen.session.focus.map(|focus| screen.graph().entity(focus));
    let told = match focus {
        None => "no entity, no relation".to_owned(),
        Some(focus) if screen.graph().degree(focus.id()) > 0 => {
            "the filters hide every relation; Z clears them".to_owned()
        }
        Some(focus) => nothing_tied(focus),
    };
    for (y, range) in wrap(&told, usize::from(area.width)).iter().enumerate() {
        row(area, y, &[Span::raw(&told[range.clone()])], screen.style(Role::Dim), buffer);
    }
}

fn nothing_tied(focus: Entity<'_>) -> String {
    format!("{} has no relation in this graph; / finds another entity", focus.name())
}
