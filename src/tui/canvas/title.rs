//! The title and the note in the border of the canvas.

use ratatui::text::Span;

use crate::model::EntityId;
use crate::query::Dimension;
use crate::text::{Role, name_beside_role};

use super::super::context::Screen;
use super::caption::path_title;
use super::state::{BasePicture, CanvasForm, Scene};

/// The dates that limit the graph, the type of picture, and its subject.
pub(super) fn title(screen: Screen<'_>) -> Vec<Span<'_>> {
    let dates = [(Dimension::AsOf, "as of"), (Dimension::KnownOn, "as known on")];
    let limits = dates.into_iter().filter_map(|(dimension, prefix)| {
        let date = screen.session.filter.date(dimension)?;
        Some(Span::styled(format!("{prefix} {date} · "), screen.style(Role::Warning)))
    });
    limits.chain(subject(screen)).collect()
}

fn subject(screen: Screen<'_>) -> Vec<Span<'_>> {
    let Some(focus) = screen.session.focus else { return vec![Span::raw("Picture")] };
    if let Some(path) = screen.shown_path() {
        let title = path_title(screen.graph(), path);
        return vec![Span::styled(title, screen.style(Role::Strong))];
    }
    if screen.session.canvas.base == BasePicture::Map {
        let mut title = vec![Span::styled("Map · ", screen.style(Role::Strong))];
        title.extend(entity_spans(screen, screen.cursors.node.unwrap_or(focus)));
        return title;
    }
    entity_spans(screen, focus)
}

/// The name, kind and role of an entity.
fn entity_spans(screen: Screen<'_>, id: EntityId) -> Vec<Span<'_>> {
    let (entity, name) = (screen.graph().entity(id), name_beside_role(screen.graph(), id));
    let mut spans = vec![
        Span::styled(name, screen.kind_style(entity).patch(screen.style(Role::Focus))),
        Span::raw(format!(" · {}", entity.kind().slug)),
    ];
    let role = entity.role().filter(|_| screen.session.filter.allows_role(screen.graph(), entity));
    spans.extend(role.map(|role| Span::styled(format!(" · {role}"), screen.style(Role::Dim))));
    spans
}

/// The note at the right, such as the page of a list or the zoom of a map. Drawings show their page themselves.
pub(super) fn note(screen: Screen<'_>) -> String {
    let (session, hidden) = (screen.session, screen.derived.picture.drawing.hidden);
    if session.is_previewing() {
        return "preview: ⏎ opens, Esc returns".to_owned();
    }
    if is_fully_filtered(screen) {
        return "the filters hide every relation; Z clears".to_owned();
    }
    match session.canvas.scene() {
        Scene::Path => match screen.derived.paths.len() {
            0 => String::new(),
            1 => "x exclude hop".to_owned(),
            _ => "[ ] switch paths, x exclude hop".to_owned(),
        },
        Scene::Map => {
            let viewport = session.cursors.canvas.viewport;
            viewport.map_or_else(String::new, |viewport| format!("×{:.1}", viewport.zoom))
        }
        Scene::Ego if hidden.pages > 1 && session.canvas.form == CanvasForm::Listed => {
            format!("page {}/{}, . next page", hidden.page + 1, hidden.pages)
        }
        Scene::Ego => String::new(),
    }
}

/// Whether the filters hide every relation of the focus.
fn is_fully_filtered(screen: Screen<'_>) -> bool {
    let session = screen.session;
    let has_ties = session.focus.is_some_and(|focus| screen.graph().degree(focus) > 0);
    !session.filter.is_empty() && screen.derived.claims.ties.is_empty() && has_ties
}
