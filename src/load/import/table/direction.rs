/// What a cell says about the direction of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    Forward,
    /// From the `to` entity to the `from` entity.
    Backward,
    Mutual,
}

const FORWARD: [&str; 14] = [
    "directed",
    "true",
    "yes",
    "1",
    "forward",
    "oneway",
    "unidirectional",
    "outgoing",
    "out",
    "->",
    "-->",
    "=>",
    "→",
    "⟶",
];
const BACKWARD: [&str; 10] =
    ["reverse", "reversed", "backward", "backwards", "incoming", "in", "inverse", "<-", "<--", "←"];
const MUTUAL: [&str; 19] = [
    "undirected",
    "mutual",
    "false",
    "no",
    "0",
    "bidirected",
    "bidirectional",
    "both",
    "twoway",
    "reciprocal",
    "symmetric",
    "<->",
    "<-->",
    "<=>",
    "↔",
    "⟷",
    "--",
    "-",
    "—",
];

impl Direction {
    /// The direction that a cell names; `None` if it is empty or says something else.
    pub(super) fn from_cell(cell: &str) -> Option<Self> {
        let word: String = cell
            .chars()
            .filter(|it| !matches!(it, ' ' | '_'))
            .flat_map(char::to_lowercase)
            .collect();
        let hyphenless = word.replace('-', "");
        let is_in = |words: &[&str]| {
            let is_word = hyphenless.contains(char::is_alphanumeric);
            words.contains(&if is_word { hyphenless.as_str() } else { word.as_str() })
        };
        match () {
            () if is_in(&FORWARD) => Some(Self::Forward),
            () if is_in(&BACKWARD) => Some(Self::Backward),
            () if is_in(&MUTUAL) => Some(Self::Mutual),
            () => None,
        }
    }

    pub(super) fn is_directed(self) -> bool {
        self != Self::Mutual
    }
}

#[cfg(test)]
mod tests {
    use super::Direction::{self, Backward, Forward, Mutual};

    #[test]
    fn words_and_arrows_name_directions() {
        for (cell, direction) in [
            ("Directed", Some(Forward)),
            ("one-way", Some(Forward)),
            ("->", Some(Forward)),
            ("Reverse", Some(Backward)),
            ("<-", Some(Backward)),
            ("both", Some(Mutual)),
            ("Two-Way", Some(Mutual)),
            ("<->", Some(Mutual)),
            ("", None),
            ("sideways", None),
        ] {
            assert_eq!(Direction::from_cell(cell), direction, "{cell}");
        }
    }
}
