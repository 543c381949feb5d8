//! Links between claims, which `export json` lists at both ends.
//!
//! A default id with a number, such as `from.kind.to.2`, cannot be resolved, as it changes when relations are added. So
//! a reference to such a relation is dropped if that relation refers back.

use std::collections::{HashMap, HashSet};

use super::entry::{references, text};
use crate::load::yaml::YamlNode;
use crate::model::ClaimLink;

#[derive(Debug, Default)]
pub(in crate::load) struct MirroredLinks {
    /// The ids of the claims that each relation refers to, by its id.
    targets: HashMap<String, HashSet<String>>,
    /// The default ids that several relations share, without their numbers.
    ambiguous: HashSet<String>,
}

impl MirroredLinks {
    pub(in crate::load) fn add_relation(&mut self, mut record: YamlNode) {
        let Some(id) = text(&record, "id").map(str::to_owned) else { return };
        if let Some((triple, _)) = split_number(&id) {
            self.ambiguous.insert(triple.to_owned());
        }
        for link in ClaimLink::ALL {
            let items = references(&mut record, link).map(std::mem::take).unwrap_or_default();
            let targets = items.iter().filter_map(YamlNode::scalar).map(str::to_owned);
            let targets: Vec<String> = targets.collect();
            if !targets.is_empty() {
                self.targets.entry(id.clone()).or_default().extend(targets);
            }
        }
    }

    /// Removes unresolvable references to relations that refer to this claim.
    pub(super) fn remove_mirrored(&self, claim: &mut YamlNode) {
        let Some(id) = text(claim, "id").map(str::to_owned) else { return };
        if !self.is_resolvable(&id) {
            return;
        }
        for link in ClaimLink::ALL {
            if let Some(items) = references(claim, link) {
                items.retain(|item| !item.scalar().is_some_and(|target| self.mirrors(&id, target)));
            }
        }
    }

    fn mirrors(&self, id: &str, target: &str) -> bool {
        let refers_back = || self.targets.get(target).is_some_and(|targets| targets.contains(id));
        !self.is_resolvable(target) && refers_back()
    }

    fn is_resolvable(&self, id: &str) -> bool {
        split_number(id).is_none() && !self.ambiguous.contains(id)
    }
}

/// Splits `from.kind.to.2` into `from.kind.to` and the number.
fn split_number(id: &str) -> Option<(&str, &str)> {
    let (triple, number) = id.rsplit_once('.')?;
    (triple.matches('.').count() == 2 && number.parse::<u32>().is_ok()).then_some((triple, number))
}
