//! A graph that was parsed and should be saved.

use std::io;
use std::sync::{Arc, Weak};
use std::time::SystemTime;

use super::graph_cache::GraphCache;
use super::stamp::GraphStamp;
use super::{Cacheable, GraphSource, LoadOptions, LoadedGraph};
use crate::model::Graph;

/// A graph to be saved. Does not keep the graph in memory, so if a graph is reloaded repeatedly, only the last version is
/// saved.
#[derive(Debug)]
pub(crate) struct PendingSave {
    graph: Weak<Graph>,
    cache: GraphCache,
    cacheable: Cacheable,
    text_bytes: u64,
    source: GraphSource,
    options: LoadOptions,
}

impl LoadedGraph {
    /// Saves the graph in the cache of its options, if it should be saved.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be written.
    pub fn save(&self) -> io::Result<()> {
        self.pending_save().map_or(Ok(()), |pending| pending.run())
    }

    /// The save to run, if the graph was parsed, is large, has no problems, and its files did not change just before they
    /// were read.
    pub(crate) fn pending_save(&self) -> Option<PendingSave> {
        let (cacheable, text_bytes) = self.cacheable.clone().filter(|_| self.is_cacheable())?;
        Some(PendingSave {
            graph: Arc::downgrade(&self.graph),
            cache: self.options.cache.clone()?,
            cacheable,
            text_bytes,
            source: self.source.clone(),
            options: self.options.clone(),
        })
    }
}

impl PendingSave {
    /// Saves the graph, unless it is no longer in memory or its files have changed since they were read.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be written.
    pub(crate) fn run(&self) -> io::Result<()> {
        let now = GraphStamp::take(&self.source, &self.options);
        let Cacheable { stamp, key } = &self.cacheable;
        match (self.graph.upgrade(), now) {
            (Some(graph), Some((now, _))) if now == *stamp => {
                self.cache.write(&graph, (key, stamp, self.text_bytes))
            }
            _ => Ok(()),
        }
    }
}

impl Cacheable {
    /// Whether any change to a file after `at` would be noticed.
    pub(in crate::load) fn is_settled(&self, at: SystemTime) -> bool {
        self.stamp.is_settled(at)
    }
}
