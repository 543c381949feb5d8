//! The content of a map, independent of its size: entities by rank, groups, and the ties between them.
#![expect(clippy::indexing_slicing, reason = "groups and ranks are numbered; no group is empty")]

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::layout::picture::{Bundle, BundleDirection, GlyphSet, name_after_symbol};
use crate::model::{EntityId, Graph, RelationId, Standing, Tone};
use crate::text::{entity_name, width};

use super::map_request::MapRequest;
use super::tie_label::loop_width;

pub(super) const MAX_GROUPS: usize = 40;

const MAX_HUBS: usize = 6;
/// The minimum number of entities to which a hub is tied.
const MIN_HUB_TIES: usize = 10;

/// The content of a map. Entities are identified by rank: 0 has the most relations.
pub(super) struct MapContent<'a> {
    pub(super) graph: &'a Graph,
    glyph_set: GlyphSet,
    pub(super) entities: Vec<EntityId>,
    names: Vec<String>,
    /// The index in `groups`, by rank.
    pub(super) group_of: Vec<usize>,
    /// In the order of placement.
    pub(super) groups: Vec<ContentGroup>,
    pub(super) ties: Vec<PairTie>,
    /// The indices of each entity's ties, most important first, by rank.
    pub(super) ties_of: Vec<Vec<usize>>,
    /// The relations of an entity to itself, by rank.
    pub(super) loops: BTreeMap<usize, Bundle>,
    pub(super) focus: Option<usize>,
    pub(super) max_members: usize,
}

#[derive(Default)]
pub(super) struct ContentGroup {
    /// The names of the groups merged into it; empty if they have none.
    pub(super) names: Vec<String>,
    /// The ranks of the members, in ascending order.
    pub(super) members: Vec<usize>,
    pub(super) state: GroupState,
}

impl ContentGroup {
    /// Adds another group.
    fn add(&mut self, members: Vec<usize>, names: Vec<String>) {
        self.members.extend(members);
        self.members.sort_unstable();
        self.names.extend(names);
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum GroupState {
    /// Shows as many members as there is room for.
    #[default]
    Automatic,
    Opened,
    Closed,
}

/// All relations between two different entities.
pub(super) struct PairTie {
    pub(super) bundle: Bundle,
    /// The ranks of the ends, the lower first.
    pub(super) ends: [usize; 2],
    pub(super) negative_count: usize,
    importance: (bool, usize, Reverse<Standing>),
}

impl PairTie {
    fn new(graph: &Graph, bundle: Bundle, ends: [usize; 2]) -> Self {
        let negative_count = count_negative(graph, &bundle.relations);
        let standing = Reverse(bundle.standing(graph));
        let importance = (negative_count > 0, bundle.relations.len(), standing);
        Self {
            bundle,
            ends: [ends[0].min(ends[1]), ends[0].max(ends[1])],
            negative_count,
            importance,
        }
    }

    pub(super) fn other(&self, rank: usize) -> usize {
        if self.ends[0] == rank { self.ends[1] } else { self.ends[0] }
    }
}

pub(super) fn count_negative(graph: &Graph, relations: &[RelationId]) -> usize {
    relations.iter().filter(|id| graph.relation(**id).tone() == Tone::Negative).count()
}

impl<'a> MapContent<'a> {
    /// Prepares the content, with at most [`MAX_GROUPS`] groups.
    pub(super) fn new(request: &MapRequest<'a>) -> Self {
        let (graph, selection) = (request.graph, request.selection);
        let entities = selection.clone().sorted_by_connections(graph).entities;
        let rank_of: BTreeMap<EntityId, usize> =
            entities.iter().enumerate().map(|(rank, id)| (*id, rank)).collect();
        let mut content = Self {
            graph,
            glyph_set: request.glyph_set,
            names: entities.iter().map(|id| entity_name(graph, *id).into_owned()).collect(),
            group_of: vec![0; entities.len()],
            groups: content_groups(request, &rank_of),
            ties: Vec::new(),
            ties_of: vec![Vec::new(); entities.len()],
            loops: BTreeMap::new(),
            max_members: request.max_members,
            focus: request.focus.and_then(|id| rank_of.get(&id).copied()),
            entities,
        };
        content.add_ties(Bundle::group_by_pair(graph, &selection.relations), &rank_of);
        content.merge_groups(MAX_GROUPS);
        content
    }

    fn add_ties(&mut self, bundles: Vec<Bundle>, rank_of: &BTreeMap<EntityId, usize>) {
        for bundle in bundles {
            let ends = [rank_of[&bundle.from], rank_of[&bundle.to]];
            if bundle.direction == BundleDirection::Loop {
                self.loops.insert(ends[0], bundle);
            } else {
                self.ties.push(PairTie::new(self.graph, bundle, ends));
            }
        }
        self.ties.sort_by_key(|tie| (Reverse(tie.importance), tie.ends));
        for (index, tie) in self.ties.iter().enumerate() {
            for end in tie.ends {
                self.ties_of[end].push(index);
            }
        }
    }

    /// Merges groups until at most `max_groups` are left: the smallest one with the group to which it has the most
    /// relations. Groups that the user opened or closed are merged only if nothing else is left.
    pub(super) fn merge_groups(&mut self, max_groups: usize) {
        self.merge_weakest(MAX_GROUPS);
        while self.groups.len() > max_groups.max(1) {
            let [smallest, nearest] = self.groups_to_merge();
            let ContentGroup { members, names, .. } = std::mem::take(&mut self.groups[smallest]);
            self.groups[nearest].add(members, names);
            self.groups.remove(smallest);
            self.number_groups();
        }
        self.order_groups();
    }

    /// The smallest group, and the one into which it is merged. Needs at least two groups.
    fn groups_to_merge(&self) -> [usize; 2] {
        let weights = self.group_weights();
        let all = || 0..self.groups.len();
        let is_automatic = |group: &usize| self.groups[*group].state == GroupState::Automatic;
        let has_two = all().filter(is_automatic).nth(1).is_some();
        let candidates = || all().filter(|group| !has_two || is_automatic(group));
        let size = |group: usize| self.groups[group].members.len();
        let smallest = candidates()
            .min_by_key(|group| (size(*group), Reverse(self.groups[*group].members[0])))
            .unwrap_or(0);
        let others = candidates().filter(|other| *other != smallest);
        let nearest =
            others.max_by_key(|other| (weight(&weights, smallest, *other), Reverse(size(*other))));
        [smallest, nearest.unwrap_or(0)]
    }

    /// Merges all but `max_groups - 1` groups into one. Keeps first the groups that the user opened or closed, then those with
    /// the strongest members.
    fn merge_weakest(&mut self, max_groups: usize) {
        let strongest = |group: &ContentGroup| group.members[0];
        if self.groups.len() > max_groups {
            let is_automatic = |group: &ContentGroup| group.state == GroupState::Automatic;
            self.groups.sort_by_key(|group| (is_automatic(group), strongest(group)));
            let rest = self.groups.split_off(max_groups - 1);
            let mut merged = ContentGroup::default();
            for ContentGroup { members, names, .. } in rest {
                merged.add(members, names);
            }
            self.groups.push(merged);
        }
        self.groups.sort_by_key(strongest);
        self.number_groups();
    }

    /// The number of relations between every two groups, and inside every group. In a key, the lower index comes first.
    fn group_weights(&self) -> BTreeMap<[usize; 2], usize> {
        let mut weights: BTreeMap<[usize; 2], usize> = BTreeMap::new();
        for tie in &self.ties {
            let mut groups = tie.ends.map(|end| self.group_of[end]);
            groups.sort_unstable();
            *weights.entry(groups).or_default() += tie.bundle.relations.len();
        }
        weights
    }

    fn number_groups(&mut self) {
        for (index, group) in self.groups.iter().enumerate() {
            for rank in &group.members {
                self.group_of[*rank] = index;
            }
        }
    }

    /// Orders the groups: next is always the one with the most relations to those already placed.
    fn order_groups(&mut self) {
        let weights = self.group_weights();
        let mut rest: Vec<usize> = (0..self.groups.len()).collect();
        let mut order: Vec<usize> = Vec::new();
        while !rest.is_empty() {
            let near = |group: usize| {
                order.iter().map(|other| weight(&weights, group, *other)).sum::<usize>()
            };
            let next =
                rest.iter().enumerate().max_by_key(|(_, group)| (near(**group), Reverse(**group)));
            let index = next.map_or(0, |(index, _)| index);
            order.push(rest.remove(index));
        }
        let mut groups: Vec<Option<ContentGroup>> =
            std::mem::take(&mut self.groups).into_iter().map(Some).collect();
        self.groups = order.into_iter().filter_map(|index| groups[index].take()).collect();
        self.number_groups();
    }

    /// Whether an entity has enough ties to get a second row, where more lines can end.
    pub(super) fn is_hub(&self, rank: usize) -> bool {
        rank < MAX_HUBS && self.ties_of[rank].len() >= MIN_HUB_TIES
    }

    pub(super) fn name(&self, rank: usize) -> &str {
        &self.names[rank]
    }

    /// The name of an entity, as it appears after its symbol.
    pub(super) fn label(&self, rank: usize) -> Cow<'a, str> {
        name_after_symbol(self.graph, self.entities[rank], self.glyph_set)
    }

    /// The width of a name and of the sign after it for the entity's relations to itself.
    pub(super) fn name_width(&self, rank: usize) -> usize {
        width(&self.label(rank)) + self.loops.get(&rank).map_or(0, loop_width)
    }
}

fn weight(weights: &BTreeMap<[usize; 2], usize>, a: usize, b: usize) -> usize {
    weights.get(&[a.min(b), a.max(b)]).copied().unwrap_or(0)
}

/// The groups of the request, limited to selected entities, followed by a group of all ungrouped entities.
fn content_groups(
    request: &MapRequest<'_>,
    rank_of: &BTreeMap<EntityId, usize>,
) -> Vec<ContentGroup> {
    let mut ungrouped: Vec<bool> = vec![true; rank_of.len()];
    let mut groups = Vec::new();
    for group in request.groups {
        let ranks = group.members.iter().filter_map(|id| rank_of.get(id).copied());
        let mut members: Vec<usize> = ranks.filter(|rank| ungrouped[*rank]).collect();
        members.sort_unstable();
        for rank in &members {
            ungrouped[*rank] = false;
        }
        let contains = |id: &EntityId| group.members.contains(id);
        let state = if request.folding.closed.iter().any(contains) {
            GroupState::Closed
        } else if request.folding.opened.iter().any(contains) {
            GroupState::Opened
        } else {
            GroupState::Automatic
        };
        if !members.is_empty() {
            let names = group.name.iter().cloned().collect();
            groups.push(ContentGroup { names, members, state });
        }
    }
    let members: Vec<usize> = (0..ungrouped.len()).filter(|rank| ungrouped[*rank]).collect();
    if !members.is_empty() {
        groups.push(ContentGroup { names: Vec::new(), members, state: GroupState::Automatic });
    }
    groups
}
