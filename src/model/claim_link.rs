use super::citation::ClaimId;
use super::text::{Arena, TextHandle};

/// The kind of a link between two claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimLink {
    /// The claims cannot both be true.
    Disputes,
    /// The claims differ without a contradiction, such as figures for different years.
    Compare,
}

impl ClaimLink {
    pub(crate) const ALL: [Self; 2] = [Self::Disputes, Self::Compare];

    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Disputes => "disputes",
            Self::Compare => "compare",
        }
    }
}

/// The explicit ids of relations and facts, and the links between them.
///
/// Few claims have an id or a link, so both are kept in sorted lists rather than in the table rows.
#[derive(Debug, Default)]
pub(crate) struct ClaimLinks {
    pub(super) ids_by_claim: Vec<(ClaimId, TextHandle)>,
    pub(super) claims_by_id: Vec<(TextHandle, ClaimId)>,
    /// Each link twice, once from each end; sorted, without duplicates.
    pub(super) links: Vec<(ClaimId, ClaimLink, ClaimId)>,
}

impl ClaimLinks {
    /// A link may be listed from either end, or from both.
    pub(crate) fn new(
        arena: &Arena,
        ids: Vec<(ClaimId, TextHandle)>,
        links: &[(ClaimId, ClaimLink, ClaimId)],
    ) -> Self {
        let mut ids_by_claim = ids;
        ids_by_claim.sort_unstable_by_key(|(claim, _)| *claim);
        let mut claims_by_id: Vec<_> =
            ids_by_claim.iter().map(|(claim, id)| (*id, *claim)).collect();
        claims_by_id.sort_unstable_by_key(|(id, _)| arena.get(*id));
        let both_ends =
            links.iter().flat_map(|&(one, link, other)| [(one, link, other), (other, link, one)]);
        let mut links: Vec<_> = both_ends.collect();
        // Keeps one link per pair: claims that dispute each other are not also listed under `compare`.
        links.sort_unstable_by_key(|(one, link, other)| (*one, *other, *link));
        links.dedup_by_key(|(one, _, other)| (*one, *other));
        links.sort_unstable();
        Self { ids_by_claim, claims_by_id, links }
    }
}
