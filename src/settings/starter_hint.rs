/// A hint for newcomers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StarterHint {
    /// The action. The hint disappears once the user has used this action.
    pub(crate) action: &'static str,
    /// Shown in the footer, in bold, in place of the action's usual hint.
    pub(crate) text: &'static str,
}

/// The hints shown in the footer until their actions have been used.
pub const STARTER_HINTS: [StarterHint; 3] = [
    StarterHint { action: "next-relation", text: "relations" },
    StarterHint { action: "confirm", text: "go there" },
    StarterHint { action: "find", text: "find" },
];
