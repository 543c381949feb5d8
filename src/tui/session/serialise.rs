//! Serialises the ids in a session, as the model knows nothing of serde.

use std::fmt::Debug;

use serde::{Serialize, Serializer};

use crate::model::{CitedPart, ClaimId, EntityId, RelationId, SourceId};

impl Serialize for EntityId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.index().serialize(to)
    }
}

impl Serialize for RelationId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.index().serialize(to)
    }
}

impl Serialize for SourceId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.index().serialize(to)
    }
}

impl Serialize for CitedPart {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl Serialize for ClaimId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Relation(id) => ("relation", id).serialize(to),
            Self::Role(entity) => ("role", entity).serialize(to),
            Self::Fact { entity, index } => ("fact", entity, index).serialize(to),
        }
    }
}

/// Serialises a value as its debug text, because its type is in a lower layer that knows nothing of serde.
pub(crate) fn as_debug<S: Serializer>(value: &impl Debug, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&format_args!("{value:?}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::load::{GraphSource, load};
    use crate::tui::action::{Action, GlobalAction};
    use crate::tui::popup::PopupState;
    use crate::tui::update::State;
    use crate::tui::update::tests::update;

    #[test]
    fn a_session_is_written_as_json() {
        let loaded = load(&GraphSource::Folder("tests/graphs/harbour".into()), None);
        let mut state = State::default();
        state.open(&loaded, None);
        update(&mut state, &loaded, Action::Global(GlobalAction::Open(PopupState::Sources)));
        let controls = json!({
            "cursor": {"row": 0, "window": {"top": 0, "clicked": null}},
            "page": 0,
            "input": {"value": "", "cursor": 0, "yank": "", "last_was_cut": false},
            "axis": "AxisCursor { at: None, mark: None }",
            "is_filtering": false,
            "is_accept_pending": false,
        });
        let expected = json!({
            "pane": "Canvas",
            "arrangement": "Tiled",
            "focus": 0,
            "trail": {"steps": [{"entity": 0, "claim": null}], "position": 0},
            "bookmarks": [],
            "hops": 0,
            "filter": "Filter { limits: [], limits_entities: false, limits_citations: false }",
            "marks": [],
            "canvas": {
                "base": "Ego", "path": "None", "form": "Drawn", "extent": "Everything",
                "expanded": [],
                "grouping": "Communities",
                "folding": "Folding { opened: {}, closed: {} }",
            },
            "tone_sign": "Shown",
            "glyph_set": "Unicode",
            "cursors": {
                "claim": ["relation", 0],
                "citation": 0,
                "node": 0,
                "canvas": {
                    "size": "Size { width: 0, height: 0 }",
                    "page": 0,
                    "tie_page": {"node": null, "page": 0},
                    "last_selected": 0,
                    "map": "MapView { zoom: 0, origin: Point { x: 0, y: 0 } }",
                    "map_shown": "None",
                    "map_anchor": null,
                    "drag": null,
                    "list": {"top": 0, "clicked": null},
                    "path": null,
                },
                "entities": {"top": 1, "clicked": null},
                "relations": {"top": 0, "clicked": null},
                "reader": {
                    "detour": null,
                    "top": {"paragraph": 0, "line": 0},
                    "top_key": [{"source": 0, "part": "#1", "words": null}, ["relation", 0], [0, 0], "gists"],
                    "name": null,
                    "search": "",
                    "last_match": null,
                },
                "hidden": null,
            },
            "popups": [{"state": "Sources", "controls": controls}],
            "timeline_form": "List",
            "insights_cursor": {"row": 0, "window": {"top": 0, "clicked": null}},
            "query_history": [],
            "pending_keys": "",
            "hints": "[]",
            "notice": null,
            "hidden_notice": null,
            "mouse": "Program",
        });
        assert_eq!(
            serde_json::to_value(&state.session).expect("a session is plain data"),
            expected
        );
    }
}
