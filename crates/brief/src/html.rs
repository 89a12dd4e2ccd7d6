//! The Brief as one HTML file that needs nothing else: no script, no address outside, its style sheet inside.
//!
//! A file a section, in the order of use: `opening`, `paths`, `why`, `ladders`, `deciders` with `seats`, `change`, `worlds`,
//! `reactions`, `unknowns`, `forces`, `assumptions` with `parameters`, `time`, then the appendix: `record` (arguments, the plan, objections), `stances`,
//! `statements`, and `made`. `markup` writes elements, [`crate::basis`] says where each number leads.

mod assumptions;
mod change;
mod deciders;
mod forces;
mod ladders;
mod made;
mod markup;
mod opening;
mod parameters;
mod paths;
mod reactions;
mod record;
mod seats;
mod stances;
mod statements;
mod time;
mod unknowns;
mod why;
mod worlds;

use outlook::Brief;

use crate::basis::{Basis, anchor};
use crate::formula::need;
use crate::scene::{Badges, Need, STYLE};
use markup::Markup;

const PAGE_STYLE: &str = include_str!("html/style.css");

/// What the sections share.
struct Setting<'a> {
    brief: &'a Brief,
    basis: Basis<'a>,
    /// What must happen, for each path.
    needs: Vec<Need>,
    /// Letters of what several paths read.
    badges: Badges,
}

impl<'a> Setting<'a> {
    fn new(brief: &'a Brief) -> Self {
        let basis = Basis::new(brief);
        let needs: Vec<Need> = brief.paths.iter().map(|path| need(&basis, path)).collect();
        let badges = Badges::new(&needs);
        Self { brief, basis, needs, badges }
    }

    /// The paths, the one that is asked about first.
    fn asked_first(&self) -> impl Iterator<Item = usize> {
        let asked = self.brief.asked;
        std::iter::once(asked).chain((0..self.brief.paths.len()).filter(move |index| *index != asked))
    }
}

/// The whole Brief as a page. `heading` stands above it and may be empty.
#[must_use]
pub fn page(brief: &Brief, heading: &str) -> String {
    let setting = Setting::new(brief);
    let mut page = Markup::default();
    page.raw("<!DOCTYPE html>\n");
    page.element("html", &[("lang", "en")], |page| {
        page.element("head", &[], |page| head(page, brief));
        page.element("body", &[], |page| body(page, &setting, heading));
    });
    page.finish()
}

fn head(page: &mut Markup, brief: &Brief) {
    page.open("meta", &[("charset", "utf-8")]);
    page.open("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    page.open("meta", &[("name", "generator"), ("content", concat!("placet ", env!("CARGO_PKG_VERSION")))]);
    page.words("title", &[], &brief.question);
    page.element("style", &[], |page| {
        page.raw(STYLE);
        page.raw(PAGE_STYLE);
    });
}

fn body(page: &mut Markup, setting: &Setting<'_>, heading: &str) {
    page.words("a", &[("class", "skip"), ("href", "#answer")], "To the answer");
    page.element("header", &[], |page| opening::question(page, setting.brief, heading));
    let sections = sections(setting);
    page.element("main", &[], |page| {
        opening::answer(page, setting.brief, &sections);
        page.raw(&sections);
    });
    page.element("footer", &[], |page| made::section(page, setting.brief));
}

/// Everything after the answer, as markup.
fn sections(setting: &Setting<'_>) -> String {
    let mut page = Markup::default();
    paths::section(&mut page, setting);
    why::section(&mut page, setting);
    ladders::section(&mut page, setting);
    deciders::section(&mut page, setting);
    change::section(&mut page, setting);
    worlds::section(&mut page, setting);
    reactions::section(&mut page, setting);
    unknowns::section(&mut page, setting);
    forces::section(&mut page, setting);
    assumptions::section(&mut page, setting);
    time::section(&mut page, setting);
    page.element("div", &[("class", "appendix")], |page| {
        record::sections(page, setting);
        stances::section(page, setting);
        statements::section(page, setting);
        record::objections(page, setting);
    });
    page.finish()
}
