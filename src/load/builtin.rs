//! The built-in graph, embedded from the repository's `graph` folder.

use super::text::Text;

macro_rules! embed {
    ($($path:literal),+ $(,)?) => {
        /// The name and text of every file, `guanxi.yaml` first, then in path order.
        pub(super) const FILES: &[(&str, &str)] =
            &[$(($path, include_str!(concat!("../../", $path)))),+];
    };
}

embed! {
    "graph/guanxi.yaml",
    "graph/entities/events.yaml",
    "graph/entities/firms.yaml",
    "graph/entities/governments.yaml",
    "graph/entities/groups.yaml",
    "graph/entities/media.yaml",
    "graph/entities/people.yaml",
    "graph/entities/places.yaml",
    "graph/entities/products.yaml",
    "graph/entities/works.yaml",
    "graph/relations/courage-speech.yaml",
    "graph/relations/phone-as-car-key.yaml",
    "graph/relations/shared.yaml",
    "graph/relations/su7-marketing.yaml",
    "graph/relations/winning-with-decency.yaml",
    "graph/sources/courage-speech.yaml",
    "graph/sources/phone-as-car-key.yaml",
    "graph/sources/su7-marketing.yaml",
    "graph/sources/winning-with-decency.yaml",
}

/// The files of the built-in graph, named by their paths in the repository.
pub(crate) fn texts() -> Vec<Text> {
    let text =
        |(name, body): &(&str, &str)| Text { name: (*name).to_owned(), body: (*body).to_owned() };
    FILES.iter().map(text).collect()
}

/// The text of each built-in file, in the same order.
pub(super) fn bodies() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(_, body)| *body)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{FILES, texts};
    use crate::load::{GraphSource, LinkPolicy, SizeLimit};

    #[test]
    fn every_file_of_the_folder_is_embedded_in_reading_order() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let files = crate::load::files::read(
            &GraphSource::Folder(folder.join("graph")),
            SizeLimit::default(),
            LinkPolicy::default(),
        );
        let relative = |path: &std::path::PathBuf| {
            let path = path.strip_prefix(folder).expect("the path is below the folder");
            path.to_string_lossy().replace('\\', "/")
        };
        let names: Vec<String> = files.paths.iter().map(relative).collect();
        assert_eq!(FILES.iter().map(|(name, _)| *name).collect::<Vec<_>>(), names);
        let bodies: Vec<String> = files.texts.into_iter().map(|text| text.body).collect();
        assert_eq!(texts().into_iter().map(|text| text.body).collect::<Vec<_>>(), bodies);
    }
}
