//! Arranges the listed members of a group as stars: a centre, with its neighbours listed below it.

use super::map_content::MapContent;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MemberRow {
    pub(super) rank: usize,
    /// The tie to the centre above, and the rank of that centre; `None` for a centre.
    pub(super) tie: Option<(usize, usize)>,
}

/// The minimum number of leaves that make a neighbour of a centre a centre itself.
const MIN_OWN_LEAVES: usize = 2;

/// The rows of a group, given the ranks of the members to list, in ascending order.
///
/// The strongest member is a centre. Each other member is listed below the centre with which it has its most important
/// tie, or becomes a centre itself if it has no tie to one, or if several members would otherwise have no centre.
#[expect(clippy::indexing_slicing, reason = "ties and ranks are those of the content")]
pub(super) fn member_rows(content: &MapContent<'_>, shown: &[usize]) -> Vec<MemberRow> {
    let is_shown = |rank: usize| shown.binary_search(&rank).is_ok();
    let neighbours = |rank: usize| {
        let ties =
            content.ties_of[rank].iter().map(move |tie| (*tie, content.ties[*tie].other(rank)));
        ties.filter(move |(_, other)| is_shown(*other))
    };
    let mut centres: Vec<usize> = Vec::new();
    let has_centre = |centres: &[usize], rank: usize| {
        neighbours(rank).any(|(_, other)| centres.contains(&other))
    };
    for &rank in shown {
        let own_leaves = || {
            let weaker = neighbours(rank).filter(|(_, other)| *other > rank);
            weaker.filter(|(_, other)| !has_centre(&centres, *other)).count()
        };
        if !has_centre(&centres, rank) || own_leaves() >= MIN_OWN_LEAVES {
            centres.push(rank);
        }
    }
    let best_tie = |rank: usize| {
        neighbours(rank)
            .find(|(_, other)| centres.contains(other))
            .filter(|_| !centres.contains(&rank))
    };
    let leaves: Vec<MemberRow> =
        shown.iter().map(|rank| MemberRow { rank: *rank, tie: best_tie(*rank) }).collect();
    let mut rows = Vec::new();
    let star = |centre: usize| {
        let below = move |row: &&MemberRow| row.tie.is_some_and(|(_, above)| above == centre);
        std::iter::once(MemberRow { rank: centre, tie: None })
            .chain(leaves.iter().filter(below).copied())
    };
    // Members without leaves come last, so that they are not mistaken for leaves.
    let (with_leaves, alone): (Vec<usize>, Vec<usize>) =
        centres.iter().partition(|centre| star(**centre).count() > 1);
    rows.extend(with_leaves.into_iter().chain(alone).flat_map(star));
    rows
}
