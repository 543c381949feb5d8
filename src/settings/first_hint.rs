/// A hint for a newcomer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstHint {
    /// The action, which ends the hint once it is used.
    pub(crate) action: &'static str,
    /// Shown in the footer in place of the action's usual hint.
    pub(crate) text: &'static str,
}

/// The hints shown in the footer until their actions have been used.
pub const FIRST_HINTS: [FirstHint; 3] = [
    FirstHint { action: "next-relation", text: "next claim" },
    FirstHint { action: "confirm", text: "go there" },
    FirstHint { action: "find", text: "ask" },
];
