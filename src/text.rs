//! Layer 1, text: width, line breaks, wording, escaping and style.

mod bar;
mod citation;
mod claim;
mod count;
mod counterclaim;
mod date;
mod entity_name;
pub(crate) mod escape;
mod extra;
mod key_text;
mod no_relations;
mod occurrence;
mod proportional_width;
mod sentence;
mod speaker;
mod style;
mod suggestion;
pub(crate) mod symbol;
mod width;
mod wrap;
mod yaml;

pub(crate) use bar::{bar, split_bar};
pub(crate) use citation::quotation::{find_quotation, nearest_passage};
pub(crate) use citation::quoted_words::quoted_words;
pub(crate) use citation::{
    citation_list, citation_text, distinct_references, part_in_words, passage_heading, references,
    short_part,
};
pub(crate) use claim::ClaimText;
pub(crate) use claim::{
    disputed_suffix, doubts, ends_and_label, fact_with_date, fact_with_dispute_mark,
    relation_id_or_entity_slug, relation_label,
};
pub(crate) use count::{count, count_in_words, entity_names, number_in_words, series, short_list};
pub(crate) use counterclaim::{counterclaim_text, counterclaims, figure, linked_ids, take_figure};
pub use date::short_date;
pub(crate) use date::{date_in_brackets, long_date, long_publication_date, plain_date, years};
pub(crate) use entity_name::{
    entity_name, full_distinction, name_and_suffix_within, name_beside_role, name_suffix,
    name_within,
};
pub(crate) use extra::{claim_details, extra_lines, inline_extra, source_details};
pub(crate) use key_text::{KeyText, KeyTextPart};
pub(crate) use no_relations::no_relations;
pub(crate) use occurrence::{contains_words, find_cited_words, find_ignoring_case};
pub(crate) use proportional_width::proportional_width;
pub(crate) use sentence::{
    bracketed_suffix, on_one_line, sentence_case, with_article, with_full_stop, with_note,
};
pub use speaker::Speaker;
pub(crate) use style::{Dimming, ThemeColor};
pub use style::{Palette, Role, ThemeColors};
pub(crate) use suggestion::{did_you_mean, nearest, nearest_counted, suggestion};
pub(crate) use symbol::ascii::{ascii_example, ascii_form, to_ascii};
pub use symbol::{SYMBOLS, Symbol};
pub(crate) use symbol::{disputed_symbol, standing_within};
pub(crate) use width::{AmbiguousWidth, clusters, fit, has_visible_text, prefix, suffix};
pub use width::{pad, width};
pub(crate) use wrap::wrap_hanging;
pub use wrap::{wrap, wrap_within};
pub(crate) use yaml::YamlWriter;
