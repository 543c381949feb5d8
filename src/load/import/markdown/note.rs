use super::blocks::{Block, blocks};
use super::comments::{comments_problem, without_comments};
use super::front_matter::{self, FrontMatter, Properties};
use super::link_target::without_extension;
use super::note_id::id_of;
use crate::load::import::date::edtf;
use crate::load::import::documents::is_address;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::text::Text;

/// The kind of a note without `kind`, `type` or tags.
pub(super) const NOTE_KIND: &str = "note";

/// The maximum length of a note's text to parse, in bytes.
const MAX_BYTES: usize = 4 << 20;

/// A note that has been read, but whose links have not been resolved.
#[derive(Debug)]
pub(super) struct VaultNote {
    pub(super) file: u32,
    /// The path of its file without the extension.
    pub(super) path: String,
    /// Its title, or else the name of its file.
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) content: NoteContent,
    /// The remaining properties of its front matter.
    pub(super) properties: Properties,
    pub(super) blocks: Vec<Block>,
    pub(super) problems: Vec<LocatedProblem>,
}

/// What a note contains.
#[derive(Debug)]
pub(super) enum NoteContent {
    /// The user's own notes on an entity of this kind.
    Entity { kind: NoteKind, created: Option<String> },
    /// Text by someone else.
    Source(NoteOrigin),
}

/// The kind of the entity that a note is about.
#[derive(Debug)]
pub(super) enum NoteKind {
    /// From the front matter.
    Property(String),
    /// From the first tag in the text, and the line of its block.
    Tag(String, u32),
    Unknown,
}

/// The origin of text by someone else.
#[derive(Debug, Default)]
pub(super) struct NoteOrigin {
    pub(super) url: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    pub(super) note: Option<String>,
}

impl VaultNote {
    pub(super) fn new(file: u32, text: &Text) -> Self {
        let FrontMatter { mut properties, body, lines_before, problem } =
            FrontMatter::new(&text.body);
        let mut problems: Vec<LocatedProblem> = problem.into_iter().collect();
        let is_too_large = body.len() > MAX_BYTES;
        problems.extend(is_too_large.then(|| too_large_problem(lines_before)));
        let body = if is_too_large { "" } else { body };
        let (shown, comments) = without_comments(body);
        problems.extend(comments_problem(body, &comments, lines_before));
        let blocks = blocks(&shown, lines_before);
        let path = without_extension(&text.name).replace('\\', "/");
        let stem = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let title = properties.take_one(&["title"], |title| !title.is_empty());
        let title = title.or_else(|| title_of_id(&stem, &shown, &blocks));
        let mut aliases = properties.take(&["aliases", "alias"]);
        if title.as_ref().is_some_and(|title| *title != stem) {
            aliases.insert(0, stem.clone());
        }
        let content = content(&mut properties, &blocks);
        let name = title.unwrap_or(stem);
        Self { file, path, name, aliases, content, properties, blocks, problems }
    }

    /// The tag in the text that is its kind.
    pub(super) fn kind_tag(&self) -> Option<&str> {
        match &self.content {
            NoteContent::Entity { kind: NoteKind::Tag(tag, _), .. } => Some(tag),
            _ => None,
        }
    }

    /// The ids by which links may name the note: the one in its front matter, and that at the start of its file name.
    pub(super) fn ids(&self) -> Vec<String> {
        let ids = self.properties.iter().filter(|(key, _)| key.eq_ignore_ascii_case("id"));
        let mut ids: Vec<String> =
            ids.filter_map(|(_, node)| front_matter::texts(node)).flatten().collect();
        let stem = self.path.rsplit('/').next().unwrap_or_default();
        ids.extend(id_of(stem).map(str::to_owned));
        ids
    }
}

/// The problem with a note that is too large. The limit keeps the parsed text of a hostile note small.
fn too_large_problem(lines_before: u32) -> LocatedProblem {
    let message =
        format!("the text of this note is left out, as it exceeds {} MiB", MAX_BYTES >> 20);
    let help = "split the note, or import a table as CSV";
    ((lines_before + 1, 0), NewProblem::new(Rule::TooLarge, message, help))
}

/// The heading at the start of a note whose file name is an id, since an id does not name an entity.
fn title_of_id(stem: &str, body: &str, blocks: &[Block]) -> Option<String> {
    let first_line = body.lines().find(|line| !line.trim().is_empty())?;
    let is_titled = id_of(stem).is_some() && first_line.starts_with("# ");
    blocks.first().filter(|_| is_titled).map(|heading| heading.text.trim().to_owned())
}

fn content(properties: &mut Properties, blocks: &[Block]) -> NoteContent {
    if ["source", "author", "url"].into_iter().any(|key| properties.has(key)) {
        return NoteContent::Source(origin(properties));
    }
    let is_text = |text: &str| !text.is_empty();
    let kind = properties.take_one(&["kind", "type", "tags", "tag"], is_text);
    let kind = kind.or_else(|| first_tag(properties));
    let kind = kind.map(|kind| NoteKind::Property(kind.trim_start_matches('#').to_owned()));
    let tag = || {
        let mut tags = blocks.iter().filter_map(|block| Some((block.tag.clone()?, block.line)));
        tags.next().map(|(tag, line)| NoteKind::Tag(tag, line))
    };
    NoteContent::Entity {
        kind: kind.or_else(tag).unwrap_or(NoteKind::Unknown),
        created: properties.take_one(&["created", "date"], is_date),
    }
}

/// The first of several tags, all of which remain properties.
fn first_tag(properties: &Properties) -> Option<String> {
    let tags = properties.iter().find(|(key, _)| key.eq_ignore_ascii_case("tags"));
    let tags = tags.and_then(|(_, node)| front_matter::texts(node))?;
    tags.into_iter().find(|tag| !tag.is_empty())
}

fn origin(properties: &mut Properties) -> NoteOrigin {
    let is_text = |text: &str| !text.is_empty();
    let url = properties.take_one(&["url", "source"], is_address);
    let author = properties.take(&["author", "authors"]);
    let author: Vec<&str> = author.iter().map(|name| without_brackets(name)).collect();
    NoteOrigin {
        url,
        author: (!author.is_empty()).then(|| author.join(", ")),
        publisher: properties
            .take_one(&["publisher", "site", "publication", "source"], is_text)
            .map(|name| without_brackets(&name).to_owned()),
        published: properties.take_one(&["published", "date"], is_date),
        language: properties.take_one(&["language", "lang"], is_text),
        note: properties.take_one(&["description", "note"], is_text),
    }
}

fn is_date(text: &str) -> bool {
    edtf(text).is_some()
}

/// `Jane Doe` for `[[people/Jane Doe|Jane Doe]]`.
fn without_brackets(text: &str) -> &str {
    let link = text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    link.map_or(text, |link| link.rsplit(['|', '/']).next().unwrap_or(link))
}
