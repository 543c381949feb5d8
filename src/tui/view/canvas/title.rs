//! What stands in the border of the canvas.

use ratatui::text::Span;

use crate::model::EntityId;
use crate::text::Role;

use super::super::super::context::Screen;
use super::super::super::stage;
use super::super::super::state::picture::{Form, Scene};

/// Which picture it is, and whom it is about.
pub(super) fn title<'s>(screen: &Screen<'s>) -> Vec<Span<'s>> {
    let picture = &screen.state.picture;
    let Some(focus) = screen.state.focus else { return vec![Span::raw("Picture")] };
    match (picture.scene, &picture.route) {
        (Scene::Strip, Some(route)) => {
            vec![Span::styled(stage::title(screen.graph(), route), screen.style(Role::Strong))]
        }
        (Scene::Map, _) => {
            let map = Span::styled("Map · ", screen.style(Role::Strong));
            let about = picture.node.unwrap_or(focus);
            std::iter::once(map).chain(told(screen, about)).collect()
        }
        _ => told(screen, focus),
    }
}

/// An entity by its name, its kind and its role.
fn told<'s>(screen: &Screen<'s>, id: EntityId) -> Vec<Span<'s>> {
    let entity = screen.graph().entity(id);
    let mut told = vec![
        Span::styled(entity.name(), screen.kind_style(entity).patch(screen.style(Role::Focus))),
        Span::raw(format!(" · {}", entity.kind().slug)),
    ];
    let role = entity.role().filter(|_| screen.state.filter.allows_role(screen.graph(), entity));
    told.extend(role.map(|role| Span::styled(format!(" · {role}"), screen.style(Role::Dim))));
    told
}

/// Which page of a crowded list this is, how large a map is, or that the entity is a look ahead. A
/// picture tells its page itself.
pub(super) fn note(screen: &Screen<'_>) -> String {
    let picture = &screen.state.picture;
    let hidden = picture.drawing.hidden;
    if screen.state.is_looking_ahead() {
        return "looking ahead: ⏎ goes, Esc returns".to_owned();
    }
    match (picture.scene, hidden.pages) {
        _ if is_filtered_bare(screen) => "the filters hide every relation; Z clears".to_owned(),
        (Scene::Strip, _) => match picture.route.as_ref().map_or(0, |route| route.paths.len()) {
            0 => String::new(),
            1 => "x without this hop".to_owned(),
            _ => "[ ] turn, x without this hop".to_owned(),
        },
        (Scene::Map, _) => {
            picture.atlas.view.map_or_else(String::new, |view| format!("×{:.1}", view.zoom))
        }
        (Scene::Ego, 2..) if picture.form == Form::Listed => {
            format!("page {}/{}, . turns", hidden.page + 1, hidden.pages)
        }
        _ => String::new(),
    }
}

/// Whether nothing is left around the focus because of the filters.
fn is_filtered_bare(screen: &Screen<'_>) -> bool {
    let state = screen.state;
    let has_ties = state.focus.is_some_and(|focus| screen.graph().degree(focus) > 0);
    !state.filter.is_empty() && state.relations.ties.is_empty() && has_ties
}
