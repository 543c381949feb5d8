/// A user task and its actions, each with search terms for the help.
#[derive(Debug)]
pub struct Task {
    /// A one-word name, shown as a heading in the help.
    pub(crate) name: &'static str,
    actions: &'static [(&'static str, &'static str)],
}

/// Every task, in the order of the help.
#[rustfmt::skip]
pub static TASKS: &[Task] = &[
    Task { name: "move", actions: &[
        ("confirm", "go open select jump"), ("left", ""), ("down", ""), ("up", ""), ("right", ""),
        ("first", "top start"), ("last", "bottom end"), ("half-page-down", "scroll"), ("half-page-up", "scroll"),
        ("next-relation", "edge tie"), ("previous-relation", "edge tie"), ("back", "undo previous return history"),
        ("forward", "redo history"), ("trail", "history visited breadcrumbs dossier"), ("leave", "escape close cancel"),
        ("focus-entities", "pane window"), ("focus-canvas", "pane window picture"), ("focus-relations", "pane window"),
        ("focus-reader", "pane window article"), ("next-pane", "window switch"), ("next-page", "turn"), ("previous-page", "turn"),
    ] },
    Task { name: "look", actions: &[
        ("hops-0", "depth distance alone"), ("hops-1", "depth distance"), ("hops-2", "depth distance"),
        ("hops-3", "depth distance"), ("hops-4", "depth distance"), ("hops-5", "depth distance"), ("hops-6", "depth distance"),
        ("hops-7", "depth distance"), ("hops-8", "depth distance"), ("hops-9", "depth distance"),
        ("more-hops", "expand depth distance neighbourhood"), ("fewer-hops", "collapse depth distance"),
        ("expand", "unfold collapse fold neighbours"), ("more-neighbours", "page"), ("map", "overview whole network"), ("toggle-list", "table text"),
        ("zoom-in", "larger"), ("zoom-out", "smaller"), ("zoom-centre", "center"), ("zoom-all", "fit reset"),
        ("next-grouping", "communities cluster kind family"), ("toggle-group", "fold expand collapse box"),
        ("pan-left", "scroll"), ("pan-down", "scroll"), ("pan-up", "scroll"), ("pan-right", "scroll"),
    ] },
    Task { name: "ask", actions: &[
        ("find", "search look up question"), ("next-scope", "kind"), ("previous-scope", "kind"),
        ("find-path", "connection route link between shortest"), ("exclude-hop", "avoid"), ("restore-hops", "undo"),
        ("between", "compare common pair both"), ("timeline", "history chronology dates when"), ("toggle-axis", "chart density bars picture"),
        ("insights", "stats statistics analysis central groups"), ("card", "dossier profile about details"),
    ] },
    Task { name: "evidence", actions: &[
        ("read-source", "article evidence text proof"), ("sources", "articles evidence list bibliography"),
        ("list-claims", "evidence"), ("claims", "evidence statements"), ("next-citation", "evidence match proof"),
        ("previous-citation", "evidence match proof"), ("contradictions", "disputes conflicts compare"),
        ("scroll-reader-down", ""), ("scroll-reader-up", ""),
        ("open-url", "web link original website"),
    ] },
    Task { name: "filter", actions: &[
        ("filters", "narrow hide limit kind tone standing"), ("include-value", "include tick check"), ("exclude-value", "exclude hide"),
        ("clear-filters", "reset undo all"), ("as-of-date", "time history past"), ("known-on-date", "time history published"), ("mark-period", "time since until range span"),
    ] },
    Task { name: "mark", actions: &[
        ("mark", "select tag choose compare"), ("mark-hit", "select tag choose compare"), ("unmark-all", "clear undo deselect"),
        ("toggle-bookmark", "save favourite remember"), ("bookmarks", "saved favourites"),
    ] },
    Task { name: "copy", actions: &[
        ("copy-name", "yank clipboard"), ("copy-id", "yank clipboard"), ("copy-claim", "yank clipboard quote cite"),
        ("copy-dossier", "yank clipboard dossier report"), ("copy-dot", "yank clipboard graphviz"), ("copy-list", "yank clipboard"),
        ("copy-command", "yank clipboard shell reproduce"), ("copy-export", "yank clipboard"),
    ] },
    Task { name: "export", actions: &[
        ("export", "save write file html svg json csv dossier report print"), ("edit", "change correct yaml vim"),
        ("reload", "refresh"), ("problems", "errors warnings check lint"),
    ] },
    Task { name: "view", actions: &[
        ("maximise", "zoom full screen pane window"), ("toggle-mouse", "select text"), ("help", "keys manual"),
        ("palette", "commands run"), ("suspend", "background shell"), ("quit", "exit close leave stop"),
    ] },
];

impl Task {
    /// The index of an action's task, and the search terms of the action; `None` for text-editing actions.
    pub(crate) fn find(action: &str) -> Option<(usize, &'static str)> {
        TASKS.iter().enumerate().find_map(|(index, task)| {
            let (_, terms) = task.actions.iter().find(|(name, _)| *name == action)?;
            Some((index, *terms))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{TASKS, Task};
    use crate::settings::{KEYS, KeyScope};

    #[test]
    fn every_action_except_text_editing_has_a_task() {
        let mut without_task = KEYS.iter().filter(|row| Task::find(row.action).is_none());
        let missing = without_task.find(|row| row.scope != KeyScope::Prompt);
        assert!(missing.is_none(), "{missing:?}");
    }

    #[test]
    fn every_action_of_a_task_has_a_key_and_no_other_task() {
        let actions: Vec<&str> =
            TASKS.iter().flat_map(|task| task.actions).map(|(action, _)| *action).collect();
        for action in &actions {
            assert!(KEYS.iter().any(|row| row.action == *action), "{action}");
            assert_eq!(actions.iter().filter(|other| *other == action).count(), 1, "{action}");
        }
    }
}
