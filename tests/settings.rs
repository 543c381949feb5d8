//! The config file and the environment: what applies, and what is reported.

use std::ffi::OsString;
use std::path::Path;

use guanxi::settings::{Config, Origin, Setting, Settings, Surroundings};
use proptest::prelude::*;

/// The settings of a config file in `/home/me/.config/guanxi`, with these environment variables.
fn settings(text: &str, variables: &[(&str, &str)]) -> Settings {
    let variable = |name: &str| {
        let found = variables.iter().find(|(variable, _)| *variable == name);
        found.map(|(_, value)| OsString::from(value))
    };
    let surroundings = Surroundings {
        flag: &|setting| (setting == Setting::Color).then(|| "never".into()),
        variable: &variable,
        config_folder: Path::new("/home/me/.config/guanxi"),
    };
    Settings::resolve(Config::parse(text), &surroundings)
}

#[test]
fn flags_override_variables_which_override_the_file() {
    let text = "color = 'always'\ndepth = 2\n\neditor = 'vim'\n";
    let variables = [
        ("GUANXI_COLOR", "always"),
        ("GUANXI_DEPTH", "3"),
        ("GUANXI_OPENER", ""),
        ("BROWSER", "lynx"),
        ("VISUAL", "nano"),
    ];
    let settings = settings(text, &variables);
    let found = Setting::ALL.map(|setting| (settings.text(setting), settings.get(setting).origin));
    let expected = [
        ("", Origin::Default),
        ("", Origin::Default),
        ("3", Origin::Variable("GUANXI_DEPTH")),
        ("never", Origin::Flag),
        ("vim", Origin::File(4)),
        ("lynx", Origin::Variable("BROWSER")),
    ];
    assert_eq!(found, expected.map(|(value, origin)| (value.to_owned(), origin)));
    assert_eq!(settings.problems, []);
}

#[test]
fn paths_in_the_file_are_relative_to_it_and_may_start_at_home() {
    let path = |value: &str, variables: &[(&str, &str)]| {
        let settings = settings(&format!("graph = '{value}'"), variables);
        settings.path(Setting::Graph).map(|path| path.display().to_string())
    };
    let found = |value| path(value, &[("HOME", "/home/me")]);
    assert_eq!(found("firms").as_deref(), Some("/home/me/.config/guanxi/firms"));
    assert_eq!(found("/firms").as_deref(), Some("/firms"));
    assert_eq!(found("~/firms").as_deref(), Some("/home/me/firms"));
    assert_eq!(found("~you/firms").as_deref(), Some("/home/me/.config/guanxi/~you/firms"));
    assert_eq!(path("f", &[("GUANXI_GRAPH", "here")]).as_deref(), Some("here"));
}

#[test]
fn values_with_syntax_errors_do_not_apply() {
    for text in ["editor = 'vim", "editor = \"\"\"vim\n", "editor = vim"] {
        let settings = settings(text, &[]);
        assert_eq!(settings.get(Setting::Editor).origin, Origin::Default, "{text}");
        assert_eq!(settings.problems.len(), 1, "{text}: {:?}", settings.problems);
    }
}

proptest! {
    #[test]
    fn any_text_has_settings_and_problems_within_it(
        text in "([a-z.\\[\\]{}\"'=,#é关\\\\ \n\r\u{1b}0-9-]|graph|depth|color|editor|= )*",
    ) {
        let settings = settings(&text, &[]);
        prop_assert!(settings.problems.len() <= 100);
        for problem in &settings.problems {
            let line = text.split('\n').nth(problem.line as usize - 1);
            let length = line.expect("a line of the text").chars().count();
            prop_assert!(problem.column as usize <= length + 1, "{problem:?}");
        }
    }
}
