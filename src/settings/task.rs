use super::keys::TASKS;

/// A user task: actions under one heading of the help, each with search terms.
#[derive(Debug)]
pub struct Task {
    /// The heading in the help.
    pub(crate) name: &'static str,
    /// The name of each action, and its search terms, separated by spaces.
    pub(super) actions: &'static [(&'static str, &'static str)],
}

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
    use super::Task;
    use crate::settings::{KEYS, KeyScope, TASKS};

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
