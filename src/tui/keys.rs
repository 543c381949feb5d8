//! Maps action names in the key table to actions.

pub(super) mod dispatch;

use tui_input::InputRequest;

use crate::layout::Direction;
use crate::query::Constraint;

use super::action::{
    Action, CopyTarget, DateBasis, GlobalAction, ListAction, Pane, PaneAction, PopupCommand,
    PromptAction, Step, Zoom,
};
use super::popup::PopupState;
pub(super) use dispatch::action_of;
pub use dispatch::{action_of_key, key_name};

/// The action with this name in the key table.
pub fn action_named(name: &str) -> Option<Action> {
    let listed = ACTIONS.iter().find(|(key, _)| *key == name).map(|(_, action)| action.clone());
    let opened =
        || PopupState::from_action(name).map(|popup| Action::Global(GlobalAction::Open(popup)));
    listed.or_else(opened).or_else(|| parse_hops(name).map(PaneAction::SetHops).map(Action::Pane))
}

/// The number of hops in the names `hops-0` to `hops-9`.
fn parse_hops(name: &str) -> Option<u8> {
    name.strip_prefix("hops-")?.parse().ok().filter(|number| *number < 10)
}

/// The names of all actions, except those that open a popup or set the number of hops.
const ACTIONS: &[(&str, Action)] = &[
    ("find", Action::Global(GlobalAction::Find)),
    ("toggle-bookmark", Action::Global(GlobalAction::ToggleBookmark)),
    ("find-path", Action::Global(GlobalAction::FindPath)),
    ("clear-filters", Action::Global(GlobalAction::ClearFilters)),
    ("unmark-all", Action::Global(GlobalAction::UnmarkAll)),
    ("copy-name", Action::Global(GlobalAction::Copy(CopyTarget::Name))),
    ("copy-id", Action::Global(GlobalAction::Copy(CopyTarget::Slug))),
    ("copy-claim", Action::Global(GlobalAction::Copy(CopyTarget::Claim))),
    ("copy-dossier", Action::Global(GlobalAction::Copy(CopyTarget::Dossier))),
    ("copy-dot", Action::Global(GlobalAction::Copy(CopyTarget::Dot))),
    ("copy-command", Action::Global(GlobalAction::Copy(CopyTarget::Command))),
    ("edit", Action::Global(GlobalAction::Edit)),
    ("open-url", Action::Global(GlobalAction::OpenUrl)),
    ("reload", Action::Global(GlobalAction::Reload)),
    ("toggle-mouse", Action::Global(GlobalAction::ToggleMouse)),
    ("suspend", Action::Global(GlobalAction::Suspend)),
    ("quit", Action::Global(GlobalAction::Quit)),
    ("copy-list", Action::Global(GlobalAction::Copy(CopyTarget::List))),
    ("as-of-date", Action::Global(GlobalAction::LimitToDate(DateBasis::Valid))),
    ("known-on-date", Action::Global(GlobalAction::LimitToDate(DateBasis::Published))),
    ("next-relation", Action::Pane(PaneAction::StepClaim(Step::Forward))),
    ("previous-relation", Action::Pane(PaneAction::StepClaim(Step::Back))),
    ("read-source", Action::Pane(PaneAction::ReadSource)),
    ("back", Action::Pane(PaneAction::Travel(Step::Back))),
    ("forward", Action::Pane(PaneAction::Travel(Step::Forward))),
    ("next-citation", Action::Pane(PaneAction::StepCitation(Step::Forward))),
    ("previous-citation", Action::Pane(PaneAction::StepCitation(Step::Back))),
    ("scroll-reader-down", Action::Pane(PaneAction::ScrollReader(Step::Forward))),
    ("scroll-reader-up", Action::Pane(PaneAction::ScrollReader(Step::Back))),
    ("more-hops", Action::Pane(PaneAction::StepHops(Step::Forward))),
    ("fewer-hops", Action::Pane(PaneAction::StepHops(Step::Back))),
    ("map", Action::Pane(PaneAction::ToggleMap)),
    ("toggle-list", Action::Pane(PaneAction::ToggleListForm)),
    ("mark", Action::Pane(PaneAction::ToggleMark)),
    ("focus-entities", Action::Pane(PaneAction::Activate(Pane::Entities))),
    ("focus-canvas", Action::Pane(PaneAction::Activate(Pane::Canvas))),
    ("focus-relations", Action::Pane(PaneAction::Activate(Pane::Relations))),
    ("focus-reader", Action::Pane(PaneAction::Activate(Pane::Reader))),
    ("next-pane", Action::Pane(PaneAction::ActivateNext)),
    ("maximise", Action::Pane(PaneAction::Maximise)),
    ("more-neighbours", Action::Pane(PaneAction::NextPage)),
    ("expand", Action::Pane(PaneAction::ToggleExpansion)),
    ("zoom-in", Action::Pane(PaneAction::Zoom(Zoom::In))),
    ("zoom-out", Action::Pane(PaneAction::Zoom(Zoom::Out))),
    ("zoom-centre", Action::Pane(PaneAction::Zoom(Zoom::Centre))),
    ("zoom-all", Action::Pane(PaneAction::Zoom(Zoom::All))),
    ("next-grouping", Action::Pane(PaneAction::CycleGrouping)),
    ("toggle-group", Action::Pane(PaneAction::ToggleGroup)),
    ("pan-left", Action::Pane(PaneAction::Pan(Direction::Left))),
    ("pan-down", Action::Pane(PaneAction::Pan(Direction::Down))),
    ("pan-up", Action::Pane(PaneAction::Pan(Direction::Up))),
    ("pan-right", Action::Pane(PaneAction::Pan(Direction::Right))),
    ("exclude-hop", Action::Pane(PaneAction::ExcludeHop)),
    ("restore-hops", Action::Pane(PaneAction::RestoreHops)),
    ("confirm", Action::List(ListAction::Accept)),
    ("left", Action::List(ListAction::Move(Direction::Left))),
    ("down", Action::List(ListAction::Move(Direction::Down))),
    ("up", Action::List(ListAction::Move(Direction::Up))),
    ("right", Action::List(ListAction::Move(Direction::Right))),
    ("first", Action::List(ListAction::JumpToEnd(Step::Back))),
    ("last", Action::List(ListAction::JumpToEnd(Step::Forward))),
    ("half-page-down", Action::List(ListAction::HalfPage(Step::Forward))),
    ("half-page-up", Action::List(ListAction::HalfPage(Step::Back))),
    ("next-page", Action::List(ListAction::SwitchPage(Step::Forward))),
    ("previous-page", Action::List(ListAction::SwitchPage(Step::Back))),
    ("leave", Action::List(ListAction::Leave)),
    ("copy-export", Action::List(ListAction::Popup(PopupCommand::CopyExport))),
    ("include-value", Action::List(ListAction::Popup(PopupCommand::Toggle(Constraint::Include)))),
    ("exclude-value", Action::List(ListAction::Popup(PopupCommand::Toggle(Constraint::Exclude)))),
    ("list-claims", Action::List(ListAction::Popup(PopupCommand::ListClaims))),
    ("mark-hit", Action::List(ListAction::Popup(PopupCommand::Mark))),
    ("toggle-axis", Action::List(ListAction::Popup(PopupCommand::ToggleAxis))),
    ("mark-period", Action::List(ListAction::Popup(PopupCommand::MarkPeriod))),
    ("next-scope", Action::List(ListAction::Popup(PopupCommand::SwitchScope(Step::Forward)))),
    ("previous-scope", Action::List(ListAction::Popup(PopupCommand::SwitchScope(Step::Back)))),
    ("previous-character", Action::Prompt(PromptAction::Edit(InputRequest::GoToPrevChar))),
    ("next-character", Action::Prompt(PromptAction::Edit(InputRequest::GoToNextChar))),
    ("previous-word", Action::Prompt(PromptAction::Edit(InputRequest::GoToPrevWord))),
    ("next-word", Action::Prompt(PromptAction::Edit(InputRequest::GoToNextWord))),
    ("line-start", Action::Prompt(PromptAction::Edit(InputRequest::GoToStart))),
    ("line-end", Action::Prompt(PromptAction::Edit(InputRequest::GoToEnd))),
    ("delete-character-before", Action::Prompt(PromptAction::Edit(InputRequest::DeletePrevChar))),
    ("delete-character", Action::Prompt(PromptAction::Edit(InputRequest::DeleteNextChar))),
    ("delete-word-before", Action::Prompt(PromptAction::Edit(InputRequest::DeletePrevWord))),
    ("delete-line", Action::Prompt(PromptAction::Edit(InputRequest::DeleteLine))),
    ("yank", Action::Prompt(PromptAction::Edit(InputRequest::Yank))),
];

#[cfg(test)]
mod tests {
    use super::action_named;
    use crate::settings::KEYS;

    #[test]
    fn every_row_of_the_key_table_names_a_distinct_action() {
        for row in KEYS {
            let action = action_named(row.action);
            assert!(action.is_some(), "{} is not an action", row.action);
            let same = KEYS.iter().filter(|other| action_named(other.action) == action);
            for other in same {
                assert_eq!(other.action, row.action);
            }
        }
    }
}
