//! The title and the note in the border of the canvas.

use ratatui::text::Span;

use crate::model::{ClaimId, EntityId};
use crate::query::{Dimension, Grouping};
use crate::text::{KeyText, Role, ends_and_label, name_beside_role};

use super::super::context::ViewState;
use super::caption::path_title;
use super::state::{BasePicture, CanvasForm, Scene};

/// The title: the filter dates, a selected relation that only the reader shows, then the subject of the picture.
pub(super) fn title(state: ViewState<'_>) -> Vec<Span<'_>> {
    let dates = [(Dimension::AsOf, "as of"), (Dimension::KnownOn, "as known on")];
    let limits = dates.into_iter().filter_map(|(dimension, prefix)| {
        let date = state.session.filter.date(dimension)?;
        Some(Span::styled(format!("{prefix} {date} · "), state.style(Role::Warning)))
    });
    limits.chain(undrawn_relation(state)).chain(subject(state)).collect()
}

/// The selected relation, if only the reader shows it: neither the picture nor the list of relations does.
fn undrawn_relation(state: ViewState<'_>) -> Option<Span<'_>> {
    let id = state.cursors.relation()?;
    let is_drawn = state.derived.picture.drawing.edge_index(id).is_some();
    if is_drawn || state.derived.claims.index_of(ClaimId::Relation(id)).is_some() {
        return None;
    }
    let relation = ends_and_label(state.graph(), state.graph().relation(id));
    Some(Span::styled(format!("not drawn: {relation} · "), state.style(Role::Warning)))
}

fn subject(state: ViewState<'_>) -> Vec<Span<'_>> {
    let Some(focus) = state.session.focus else { return vec![Span::raw("Picture")] };
    if let Some(path) = state.shown_path() {
        let title = path_title(state.graph(), path);
        return vec![Span::styled(title, state.style(Role::Strong))];
    }
    if state.session.canvas.base == BasePicture::Map {
        let mut title = vec![Span::styled("Map · ", state.style(Role::Strong))];
        // The note on the right needs the room.
        let is_free = map_note(state).is_empty();
        let relation = state.cursors.relation().filter(|_| is_free).map(|id| {
            let relation = state.graph().relation(id);
            format!("selected: {}", ends_and_label(state.graph(), relation))
        });
        title.extend(entity_spans(state, state.cursors.node.unwrap_or(focus), relation));
        return title;
    }
    entity_spans(state, focus, None)
}

/// The name and kind of an entity, a selected relation, and the role of the entity.
fn entity_spans(state: ViewState<'_>, id: EntityId, relation: Option<String>) -> Vec<Span<'_>> {
    let (entity, name) = (state.graph().entity(id), name_beside_role(state.graph(), id));
    let mut spans = vec![
        Span::styled(name, state.kind_style(entity).patch(state.style(Role::Focus))),
        Span::raw(format!(" · {}", entity.kind().slug)),
    ];
    spans.extend(relation.map(|relation| Span::raw(format!(" · {relation}"))));
    let role = entity.role().filter(|_| state.session.filter.allows_role(state.graph(), entity));
    spans.extend(role.map(|role| Span::styled(format!(" · {role}"), state.style(Role::Dim))));
    spans
}

/// The note on the right, such as the page of a list or the zoom of a map. Drawings show their page themselves.
pub(super) fn note(state: ViewState<'_>) -> String {
    let (session, hidden) = (state.session, state.derived.picture.drawing.hidden);
    if session.is_previewing() {
        return state.fill_pane_keys("preview: {confirm} opens, {leave} returns");
    }
    if is_fully_filtered(state) {
        return state.fill_keys("the filters hide every relation; {clear-filters} clears");
    }
    match session.canvas.scene() {
        Scene::Path => match state.derived.paths.len() {
            0 => String::new(),
            1 => state.fill_keys("{exclude-hop} exclude hop"),
            _ => state
                .fill_keys("{previous-page} {next-page} switch paths, {exclude-hop} exclude hop"),
        },
        Scene::Map => map_note(state),
        Scene::Ego if hidden.pages > 1 && session.canvas.form == CanvasForm::Listed => {
            let page = format!("page {}/{}", hidden.page + 1, hidden.pages);
            state.fill_keys(KeyText::plain(page).then(", {more-neighbours} next page"))
        }
        Scene::Ego => String::new(),
    }
}

/// The zoom of the map and its grouping, each only if it differs from the default.
fn map_note(state: ViewState<'_>) -> String {
    let zoom = state.session.cursors.canvas.map.zoom;
    let zoom = (zoom != 0).then(|| format!("zoom {zoom:+}"));
    let grouping = state.session.canvas.grouping;
    let grouping =
        (grouping != Grouping::default()).then(|| format!("grouped by {}", grouping.name()));
    let parts = zoom.into_iter().chain(grouping).chain(rows_in_view(state));
    parts.collect::<Vec<_>>().join(" · ")
}

/// The part of a map that is on the screen, with the keys that show the rest; `None` if all of it is.
fn rows_in_view(state: ViewState<'_>) -> Option<String> {
    let (map, screen) = (state.derived.picture.drawing.size, state.picture_area());
    let first = state.picture_origin().y;
    if state.session.canvas.form == CanvasForm::Listed {
        return None;
    }
    if map.height > screen.height {
        let last = first.saturating_add(screen.height).min(map.height);
        let rows = format!("rows {}-{last} of {}", first + 1, map.height);
        return Some(state.fill_keys(KeyText::plain(rows).then(", {pan-up} {pan-down} scroll")));
    }
    let is_wider = map.width > screen.width;
    is_wider.then(|| state.fill_keys("{pan-left} {pan-right} scroll"))
}

/// Whether the focus has relations, and the filters hide all of them.
fn is_fully_filtered(state: ViewState<'_>) -> bool {
    let session = state.session;
    let has_ties = session.focus.is_some_and(|focus| state.graph().degree(focus) > 0);
    !session.filter.is_empty() && state.derived.claims.ties.is_empty() && has_ties
}
