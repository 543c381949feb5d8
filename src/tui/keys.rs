//! From the names of the key table to actions.

use tui_input::InputRequest;

use super::action::{
    Action, Copied, DateBasis, Direction, FilterToggle, Pane, Travel, Vertical, Zoom,
};

/// The action with a name, if the key table may use it.
#[must_use]
pub fn action_named(name: &str) -> Option<Action> {
    let action = match name {
        "find" => Action::Find,
        "next-relation" => Action::StepRelation(Vertical::Down),
        "previous-relation" => Action::StepRelation(Vertical::Up),
        "follow" => Action::Follow,
        "read-source" => Action::ReadSource,
        "help" => Action::Help,
        "left" => Action::Move(Direction::Left),
        "down" => Action::Move(Direction::Down),
        "up" => Action::Move(Direction::Up),
        "right" => Action::Move(Direction::Right),
        "first" => Action::Extreme(Vertical::Up),
        "last" => Action::Extreme(Vertical::Down),
        "half-page-down" => Action::HalfPage(Vertical::Down),
        "half-page-up" => Action::HalfPage(Vertical::Up),
        "back" => Action::Trail(Travel::Back),
        "forward" => Action::Trail(Travel::Forward),
        "trail" => Action::TrailList,
        "toggle-bookmark" => Action::Bookmark,
        "bookmarks" => Action::Bookmarks,
        "next-citation" => Action::StepCitation(Vertical::Down),
        "previous-citation" => Action::StepCitation(Vertical::Up),
        "scroll-reader-down" => Action::ScrollReader(Vertical::Down),
        "scroll-reader-up" => Action::ScrollReader(Vertical::Up),
        "claims" => Action::ClaimsHere,
        "card" => Action::Card,
        "find-path" => Action::FindPath,
        "next-page" => Action::TurnPath(Vertical::Down),
        "previous-page" => Action::TurnPath(Vertical::Up),
        "timeline" => Action::Timeline,
        "sources" => Action::Sources,
        "more-hops" => Action::StepHops(Vertical::Down),
        "fewer-hops" => Action::StepHops(Vertical::Up),
        "map" => Action::Map,
        "list-form" => Action::Twin,
        "filters" => Action::Filters,
        "clear-filters" => Action::ClearFilters,
        "mark" => Action::Mark,
        "unmark-all" => Action::UnmarkAll,
        "between" => Action::Between,
        "insights" => Action::Insights,
        "export" => Action::Export,
        "copy-name" => Action::Copy(Copied::Name),
        "copy-id" => Action::Copy(Copied::Slug),
        "copy-claim" => Action::Copy(Copied::Citation),
        "copy-note" => Action::Copy(Copied::Note),
        "copy-dot" => Action::Copy(Copied::Dot),
        "copy-command" => Action::Copy(Copied::Command),
        "edit" => Action::Edit,
        "open-address" => Action::OpenAddress,
        "reload" => Action::Reload,
        "problems" => Action::Problems,
        "focus-entities" => Action::FocusPane(Pane::Entities),
        "focus-canvas" => Action::FocusPane(Pane::Canvas),
        "focus-relations" => Action::FocusPane(Pane::Relations),
        "focus-reader" => Action::FocusPane(Pane::Reader),
        "next-pane" => Action::NextPane,
        "maximise" => Action::Maximise,
        "toggle-mouse" => Action::ToggleMouse,
        "palette" => Action::Palette,
        "leave" => Action::StepOut,
        "suspend" => Action::Suspend,
        "quit" => Action::Quit,
        "more-neighbours" => Action::MoreNeighbours,
        "zoom-in" => Action::Zoom(Zoom::In),
        "zoom-out" => Action::Zoom(Zoom::Out),
        "zoom-centre" => Action::Zoom(Zoom::Centre),
        "zoom-all" => Action::Zoom(Zoom::All),
        "pan-left" => Action::Pan(Direction::Left),
        "pan-down" => Action::Pan(Direction::Down),
        "pan-up" => Action::Pan(Direction::Up),
        "pan-right" => Action::Pan(Direction::Right),
        "exclude-hop" => Action::LeaveOut,
        "restore-hops" => Action::TakeBack,
        "copy-list" => Action::Copy(Copied::List),
        "next-scope" => Action::TurnScope(Vertical::Down),
        "previous-scope" => Action::TurnScope(Vertical::Up),
        "as-of-date" => Action::GoToDate(DateBasis::Valid),
        "known-on-date" => Action::GoToDate(DateBasis::Published),
        "copy-product" => Action::CopyProduct,
        "filter-only" => Action::Toggle(FilterToggle::Include),
        "filter-not" => Action::Toggle(FilterToggle::Exclude),
        _ => return hops(name).or_else(|| edit_of(name).map(Action::Input)),
    };
    Some(action)
}

/// `hops-0` to `hops-9`.
fn hops(name: &str) -> Option<Action> {
    let number = name.strip_prefix("hops-")?.parse().ok()?;
    (number < 10).then_some(Action::Hops(number))
}

/// What a key does in a text field.
fn edit_of(name: &str) -> Option<InputRequest> {
    let request = match name {
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
    };
    Some(request)
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
