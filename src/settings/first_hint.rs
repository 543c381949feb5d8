//! The hints on the first screen.

/// A hint for a newcomer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstHint {
    /// The name of the action, which ends the hint once it is used.
    pub(crate) action: &'static str,
    /// What the footer says about the action, in place of its usual hint.
    pub(crate) text: &'static str,
}

/// The hints shown in the footer until their actions have been used.
pub const FIRST_HINTS: [FirstHint; 3] = [
    FirstHint { action: "next-relation", text: "next claim" },
    FirstHint { action: "confirm", text: "go there" },
    FirstHint { action: "find", text: "ask" },
];
