//! From the names of the key table to actions.

mod dispatch;

use tui_input::InputRequest;

use crate::layout::Direction;

use super::action::{
    Action, Copied, DateBasis, FilterToggle, GlobalAction, ListAction, Pane, PaneAction,
    PromptAction, Travel, Vertical, Zoom,
};

use super::popup::PopupState;
pub(super) use dispatch::action_of;
pub use dispatch::{action_of_key, key_named};

/// The action with a name of the key table, if there is one.
#[must_use]
pub fn action_named(name: &str) -> Option<Action> {
    let global = global_action(name).map(Action::Global);
    let in_panes = || pane_action(name).map(Action::Pane);
    let in_lists = || list_action(name).map(Action::List);
    let in_prompts = || prompt_action(name).map(Action::Prompt);
    global.or_else(in_panes).or_else(in_lists).or_else(in_prompts)
}

fn global_action(name: &str) -> Option<GlobalAction> {
    Some(match name {
        "find" => GlobalAction::Find,
        "toggle-bookmark" => GlobalAction::ToggleBookmark,
        "find-path" => GlobalAction::FindPath,
        "clear-filters" => GlobalAction::ClearFilters,
        "unmark-all" => GlobalAction::UnmarkAll,
        "copy-name" => GlobalAction::Copy(Copied::Name),
        "copy-id" => GlobalAction::Copy(Copied::Slug),
        "copy-claim" => GlobalAction::Copy(Copied::Citation),
        "copy-note" => GlobalAction::Copy(Copied::Note),
        "copy-dot" => GlobalAction::Copy(Copied::Dot),
        "copy-command" => GlobalAction::Copy(Copied::Command),
        "edit" => GlobalAction::Edit,
        "open-address" => GlobalAction::OpenAddress,
        "reload" => GlobalAction::Reload,
        "toggle-mouse" => GlobalAction::ToggleMouse,
        "suspend" => GlobalAction::Suspend,
        "quit" => GlobalAction::Quit,
        "copy-list" => GlobalAction::Copy(Copied::List),
        "as-of-date" => GlobalAction::GoToDate(DateBasis::Valid),
        "known-on-date" => GlobalAction::GoToDate(DateBasis::Published),
        _ => return PopupState::named(name).map(GlobalAction::Open),
    })
}

fn pane_action(name: &str) -> Option<PaneAction> {
    Some(match name {
        "next-relation" => PaneAction::StepRelation(Vertical::Down),
        "previous-relation" => PaneAction::StepRelation(Vertical::Up),
        "read-source" => PaneAction::ReadSource,
        "back" => PaneAction::Travel(Travel::Back),
        "forward" => PaneAction::Travel(Travel::Forward),
        "next-citation" => PaneAction::StepCitation(Vertical::Down),
        "previous-citation" => PaneAction::StepCitation(Vertical::Up),
        "scroll-reader-down" => PaneAction::ScrollReader(Vertical::Down),
        "scroll-reader-up" => PaneAction::ScrollReader(Vertical::Up),
        "more-hops" => PaneAction::StepHops(Vertical::Down),
        "fewer-hops" => PaneAction::StepHops(Vertical::Up),
        "map" => PaneAction::Map,
        "list-form" => PaneAction::ListForm,
        "mark" => PaneAction::Mark,
        "focus-entities" => PaneAction::Focus(Pane::Entities),
        "focus-canvas" => PaneAction::Focus(Pane::Canvas),
        "focus-relations" => PaneAction::Focus(Pane::Relations),
        "focus-reader" => PaneAction::Focus(Pane::Reader),
        "next-pane" => PaneAction::FocusNext,
        "maximise" => PaneAction::Maximise,
        "more-neighbours" => PaneAction::MoreNeighbours,
        "zoom-in" => PaneAction::Zoom(Zoom::In),
        "zoom-out" => PaneAction::Zoom(Zoom::Out),
        "zoom-centre" => PaneAction::Zoom(Zoom::Centre),
        "zoom-all" => PaneAction::Zoom(Zoom::All),
        "pan-left" => PaneAction::Pan(Direction::Left),
        "pan-down" => PaneAction::Pan(Direction::Down),
        "pan-up" => PaneAction::Pan(Direction::Up),
        "pan-right" => PaneAction::Pan(Direction::Right),
        "exclude-hop" => PaneAction::ExcludeHop,
        "restore-hops" => PaneAction::RestoreHops,
        _ => return hops(name).map(PaneAction::Hops),
    })
}

/// `hops-0` to `hops-9`.
fn hops(name: &str) -> Option<u8> {
    name.strip_prefix("hops-")?.parse().ok().filter(|number| *number < 10)
}

fn list_action(name: &str) -> Option<ListAction> {
    Some(match name {
        "follow" => ListAction::Accept,
        "left" => ListAction::Move(Direction::Left),
        "down" => ListAction::Move(Direction::Down),
        "up" => ListAction::Move(Direction::Up),
        "right" => ListAction::Move(Direction::Right),
        "first" => ListAction::JumpToEnd(Vertical::Up),
        "last" => ListAction::JumpToEnd(Vertical::Down),
        "half-page-down" => ListAction::HalfPage(Vertical::Down),
        "half-page-up" => ListAction::HalfPage(Vertical::Up),
        "next-page" => ListAction::TurnPage(Vertical::Down),
        "previous-page" => ListAction::TurnPage(Vertical::Up),
        "leave" => ListAction::Leave,
        "copy-product" => ListAction::CopyProduct,
        "filter-only" => ListAction::Toggle(FilterToggle::Include),
        "filter-not" => ListAction::Toggle(FilterToggle::Exclude),
        _ => return None,
    })
}

fn prompt_action(name: &str) -> Option<PromptAction> {
    Some(match name {
        "mark-hit" => PromptAction::Mark,
        "next-scope" => PromptAction::TurnScope(Vertical::Down),
        "previous-scope" => PromptAction::TurnScope(Vertical::Up),
        _ => return edit(name).map(PromptAction::Edit),
    })
}

fn edit(name: &str) -> Option<InputRequest> {
    Some(match name {
        "previous-character" => InputRequest::GoToPrevChar,
        "next-character" => InputRequest::GoToNextChar,
        "previous-word" => InputRequest::GoToPrevWord,
        "next-word" => InputRequest::GoToNextWord,
        "line-start" => InputRequest::GoToStart,
        "line-end" => InputRequest::GoToEnd,
        "delete-character-before" => InputRequest::DeletePrevChar,
        "delete-character" => InputRequest::DeleteNextChar,
        "delete-word-before" => InputRequest::DeletePrevWord,
        "delete-line" => InputRequest::DeleteLine,
        "put-back" => InputRequest::Yank,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::action_named;
    use crate::settings::KEYS;

    #[test]
    fn every_name_in_the_key_table_is_an_action_and_no_two_are_the_same() {
        for row in KEYS {
            let action = action_named(row.action);
            assert!(action.is_some(), "{} is no action", row.action);
            let same = KEYS.iter().filter(|other| action_named(other.action) == action);
            for other in same {
                assert_eq!(other.action, row.action);
            }
        }
    }
}
