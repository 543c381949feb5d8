//! The table of formats that a graph can be written in.

use std::io::{self, Write};
use std::str::FromStr;

use super::{csv, cypher, dot, gexf, graphml, json, mermaid, turtle};
use crate::model::{Graph, Selection};

/// The formats: variant, word, what reads it, writer.
macro_rules! formats {
    ($($variant:ident $word:literal $about:literal $writer:path),+ $(,)?) => {
        /// A format of another program.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Format { $(#[doc = $about] $variant),+ }

        impl Format {
            /// Every format, in the order in which they are listed to a reader.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word for it on a command line.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// What it is or what reads it, in a few words.
            #[must_use]
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => $about),+ }
            }

            /// Writes a selection in this format, in id order.
            ///
            /// # Errors
            ///
            /// Returns what the writer returns.
            pub fn write(
                self,
                graph: &Graph,
                selection: &Selection,
                out: &mut dyn Write,
            ) -> io::Result<()> {
                let selection = selection.clone().sorted();
                match self { $(Self::$variant => $writer(graph, &selection, out)),+ }
            }
        }
    };
}

formats! {
    Json "json" "everything that is known, a record a line" json::json,
    Dot "dot" "Graphviz" dot::dot,
    Graphml "graphml" "yEd, Gephi, Cytoscape, igraph" graphml::graphml,
    Gexf "gexf" "Gephi" gexf::gexf,
    Csv "csv" "spreadsheets: the relations, one a row" csv::relations,
    CsvEntities "csv-entities" "spreadsheets: the entities, one a row" csv::entities,
    Mermaid "mermaid" "wikis and code hosts that draw Mermaid" mermaid::mermaid,
    Turtle "turtle" "RDF stores; what is alleged stays alleged" turtle::turtle,
    Cypher "cypher" "Neo4j and Memgraph" cypher::cypher,
}

/// A word that names no format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownFormat;

impl std::fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not a format that guanxi writes")
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.iter().copied().find(|format| format.word() == word).ok_or(UnknownFormat)
    }
}
