//! The portal's HTML as plain text: paragraphs, lists and links kept, all else dropped.
//!
//! Crates that render HTML for a terminal do not fit: they set tables in columns padded to a width, mark emphasis
//! with signs of their own, and cannot leave out an address that the link's text already says. So this
//! walks the tokens of html5ever, the tokeniser of the HTML standard, which knows entities, comments, raw
//! text and broken tags. The portal's texts are fragments whose nesting matters for lists only, so no tree
//! is built.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

/// Plain text from HTML, or from text that only might be HTML.
///
/// Paragraphs are parted by a blank line; list items begin with `- ` or their number, two spaces deeper
/// per level; a link's address follows in brackets where it is not the text itself; a table's row
/// is a line with ` | ` between cells; line breaks stay. There is no white space at the ends of lines. Text without
/// tags keeps its lines; `budget < 5 million` is such a text.
pub fn to_plain(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'<', b'&', text.as_bytes()).is_none() {
        return tidy(text);
    }
    let markup = has_tag(text);
    let writer = Writer { state: RefCell::new(State { markup, ..State::default() }) };
    let tokenizer = Tokenizer::new(writer, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(if markup { escape_strays(text) } else { text.replace('<', "&lt;") }));
    // The sink never stops for a script, so one call takes all of the input.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let State { out, .. } = tokenizer.sink.state.into_inner();
    if markup { Cow::Owned(out.trim().to_owned()) } else { Cow::Owned(tidy(&out).into_owned()) }
}

/// The tags that make a text HTML.
const TAGS: [&str; 50] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "code",
    "col",
    "colgroup",
    "dd",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
];

fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|part| {
        if part.starts_with("!--") {
            return true;
        }
        let name = part.strip_prefix('/').unwrap_or(part);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let (name, rest) = name.split_at_checked(end).unwrap_or((name, ""));
        // Words after the name are attributes only with a `=`: "a <b and c> d" compares.
        let (inside, closed) = rest.split_once('>').map_or((rest, false), |(inside, _)| (inside, true));
        let plain = matches!(inside.trim(), "" | "/");
        closed && (plain || inside.contains('=')) && TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag))
    })
}

/// Escapes each `<` after which the next bracket is another `<`, or none: no tag, but a sign for "less".
/// The tokeniser would take what follows for attributes.
fn escape_strays(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('<');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let comment = part.starts_with("!--") && text.contains("-->");
        out.push_str(if comment || part.contains('>') { "<" } else { "&lt;" });
        out.push_str(part);
    }
    out
}

/// Text without tags: ends of lines trimmed, at most one blank line in a row, odd spaces made plain.
fn tidy(text: &str) -> Cow<'_, str> {
    let mut clean = !text.starts_with(char::is_whitespace) && !text.ends_with(char::is_whitespace);
    let mut before = ('\0', '\0');
    for c in text.chars() {
        clean &= !matches!(c, '\r' | '\t' | '\u{a0}' | '\u{ad}' | '\u{200b}' | '\u{feff}')
            && (c != '\n' || (before.1 != ' ' && before != ('\n', '\n')));
        before = (before.1, c);
    }
    if clean {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut blank = 0;
    for line in text.replace("\r\n", "\n").split(['\n', '\r']) {
        let line: String = line.chars().filter_map(plain_char).collect();
        if line.trim().is_empty() {
            blank += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if blank > 0 { "\n\n" } else { "\n" });
        }
        blank = 0;
        out.push_str(if out.is_empty() { line.trim() } else { line.trim_end() });
    }
    Cow::Owned(out)
}

/// A character as it should stand in plain text; none for those that only guide a line's breaking.
fn plain_char(c: char) -> Option<char> {
    match c {
        '\u{a0}' | '\u{202f}' | '\u{2007}' | '\t' => Some(' '),
        '\u{ad}' | '\u{200b}' | '\u{feff}' | '\0' => None,
        c => Some(c),
    }
}

/// What is due before the next character.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

#[derive(Default)]
struct State {
    out: String,
    gap: Gap,
    /// The open lists: the next number of an ordered one.
    lists: Vec<Option<u32>>,
    /// The open link: where its text begins, and its address.
    link: Option<(usize, String)>,
    /// How many `script`, `style` and the like are open.
    hidden: u32,
    /// How many table cells are open: within one, blocks are parted by spaces.
    cells: u32,
    /// How many `pre` are open: line breaks stay.
    literal: u32,
    /// The row has a cell already.
    row_begun: bool,
    /// A list marker was written and waits for its text.
    at_marker: bool,
    /// What stood before that marker.
    marker_gap: Gap,
    /// The text has tags, so its line breaks are mere spaces.
    markup: bool,
}

impl State {
    fn need(&mut self, gap: Gap) {
        let most = match (self.cells > 0, self.lists.is_empty()) {
            (true, _) => Gap::Space,
            (false, false) => Gap::Line,
            (false, true) => Gap::Paragraph,
        };
        if !(self.at_marker || self.out.is_empty()) {
            self.gap = self.gap.max(gap.min(most));
        }
    }

    fn flush_gap(&mut self) {
        match std::mem::take(&mut self.gap) {
            Gap::None => {}
            Gap::Space if self.out.ends_with(' ') => {}
            Gap::Space => self.out.push(' '),
            gap => {
                self.out.truncate(self.out.trim_end().len());
                self.out.push_str(if gap == Gap::Line { "\n" } else { "\n\n" });
                for _ in 0..self.lists.len() {
                    self.out.push_str("  ");
                }
            }
        }
        self.at_marker = false;
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        for c in text.chars().filter_map(plain_char) {
            match c {
                '\n' if !self.markup => self.out.push(c),
                '\n' if self.literal > 0 => self.need(Gap::Line),
                c if c.is_whitespace() && self.markup => {
                    let at_line = self.out.is_empty() || self.out.ends_with(['\n', ' ']);
                    if !at_line {
                        self.gap = self.gap.max(Gap::Space);
                    }
                }
                c => {
                    self.flush_gap();
                    self.out.push(c);
                }
            }
        }
    }

    fn open_item(&mut self) {
        if self.cells > 0 {
            return self.need(Gap::Space);
        }
        self.drop_empty_marker();
        let depth = self.lists.len().saturating_sub(1);
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "- ".to_owned(),
        };
        self.marker_gap = std::mem::take(&mut self.gap);
        if !self.out.is_empty() {
            let paragraph = self.marker_gap == Gap::Paragraph && depth == 0;
            self.out.truncate(self.out.trim_end().len());
            self.out.push_str(if paragraph { "\n\n" } else { "\n" });
        }
        for _ in 0..depth {
            self.out.push_str("  ");
        }
        self.out.push_str(&marker);
        self.at_marker = true;
    }

    /// Takes the marker of an item without text back.
    fn drop_empty_marker(&mut self) {
        if std::mem::take(&mut self.at_marker) {
            let before = self.out.rfind('\n').and_then(|end| self.out.get(..end)).unwrap_or_default();
            self.out.truncate(before.trim_end().len());
            self.gap = self.marker_gap;
        }
    }

    fn open_cell(&mut self) {
        self.cells += 1;
        if self.row_begun {
            self.gap = Gap::None;
            self.out.push_str(" | ");
        }
        self.row_begun = true;
    }

    fn close_link(&mut self) {
        let Some((start, address)) = self.link.take() else { return };
        let text = self.out.get(start..).unwrap_or_default().trim();
        let bare = |text: &str| {
            let text = text.trim_start_matches("mailto:").trim_start_matches("https://").trim_start_matches("http://");
            text.trim_start_matches("www.").trim_end_matches('/').to_lowercase()
        };
        if text.is_empty() || bare(text) == bare(&address) {
            return;
        }
        let address = address.strip_prefix("mailto:").unwrap_or(&address);
        let added = format!(" ({address})");
        self.out.push_str(&added);
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let opens = tag.kind == TagKind::StartTag;
        if matches!(name, "script" | "style" | "head" | "title" | "template" | "noscript") {
            self.hidden = if opens { self.hidden + 1 } else { self.hidden.saturating_sub(1) };
            return match (opens, name) {
                (true, "script") => TokenSinkResult::RawData(RawKind::ScriptData),
                (true, "style") => TokenSinkResult::RawData(RawKind::Rawtext),
                (true, "title") => TokenSinkResult::RawData(RawKind::Rcdata),
                _ => TokenSinkResult::Continue,
            };
        }
        if self.hidden > 0 {
            return TokenSinkResult::Continue;
        }
        match (name, opens) {
            ("br", true) => {
                let twice = self.gap >= Gap::Line;
                self.need(if twice { Gap::Paragraph } else { Gap::Line });
            }
            ("ul" | "ol" | "menu", true) => {
                self.need(if self.lists.is_empty() { Gap::Paragraph } else { Gap::Line });
                let start = tag.attrs.iter().find(|attr| &*attr.name.local == "start");
                let first = start.and_then(|attr| attr.value.trim().parse().ok()).unwrap_or(1);
                self.lists.push((name == "ol").then_some(first));
            }
            ("ul" | "ol" | "menu", false) => {
                self.drop_empty_marker();
                self.lists.pop();
                self.need(Gap::Paragraph);
            }
            ("li", true) => self.open_item(),
            ("li", false) => {
                self.drop_empty_marker();
                self.need(Gap::Line);
            }
            ("tr", _) => {
                self.cells = 0;
                self.row_begun = false;
                self.need(Gap::Line);
            }
            ("td" | "th", true) => self.open_cell(),
            ("td" | "th", false) => self.cells = self.cells.saturating_sub(1),
            ("pre", _) => {
                self.literal = if opens { self.literal + 1 } else { self.literal.saturating_sub(1) };
                self.need(Gap::Paragraph);
            }
            ("a", true) => {
                self.close_link();
                let href = tag.attrs.iter().find(|attr| &*attr.name.local == "href").map(|attr| attr.value.trim());
                let outside = |href: &&str| ["http://", "https://", "mailto:"].iter().any(|way| href.starts_with(way));
                self.link = href.filter(outside).map(|href| (self.out.len(), href.to_owned()));
            }
            ("a", false) => self.close_link(),
            ("table", false) => {
                self.cells = 0;
                self.need(Gap::Paragraph);
            }
            (
                "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "table" | "dl" | "hr" | "section"
                | "article" | "header" | "footer" | "figure",
                _,
            ) => self.need(Gap::Paragraph),
            ("div" | "dt" | "dd" | "caption" | "center" | "address", _) => self.need(Gap::Line),
            // `<name@example.org>` is an address that nobody escaped, not a tag.
            (name, true) if name.contains('@') => self.text(&format!("<{name}>")),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

struct Writer {
    state: RefCell<State>,
}

impl TokenSink for Writer {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(text) => state.text(&text),
            Token::TagToken(tag) => return state.tag(&tag),
            Token::EOFToken => state.close_link(),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_tags_stays_as_it_is() {
        for text in
            ["", "Plain words", "budget < 5 million", "a <b and c> d", "R&D & more", "x &y; z", "5<6 & 7>6", "one\ntwo"]
        {
            assert_eq!(to_plain(text), text);
        }
        assert!(matches!(to_plain("Æøå Ελλάδα"), Cow::Borrowed(_)));
    }

    #[test]
    fn text_without_tags_is_tidied() {
        assert_eq!(to_plain("  a\u{a0}b \r\n\r\n\r\n c\t\n"), "a b\n\n c");
        assert_eq!(to_plain("R&amp;D &lt;now&gt;&nbsp;&euro; &#xa0;\nx"), "R&D <now> €\nx");
    }

    #[test]
    fn paragraphs_are_parted_by_one_blank_line() {
        assert_eq!(
            to_plain(
                "<p>One\r\n line.</p>\r\n<p>&#xa0;</p><p></p>\n<div>Two</div><p>Three<br></br>four<br><br>five</p><p><br></br></p>"
            ),
            "One line.\n\nTwo\n\nThree\nfour\n\nfive"
        );
        assert_eq!(to_plain("<h2>Head</h2>Text <b>bold</b>, CO<sub>2</sub> "), "Head\n\nText bold, CO2");
    }

    #[test]
    fn lists_keep_their_marks_numbers_and_levels() {
        assert_eq!(
            to_plain(
                "<p>Before</p><ul><li>one</li><li><p>two</p><p>more</p><ol><li>first</li><li>second</li></ol></li><li>three</li></ul><p>After</p>"
            ),
            "Before\n\n- one\n- two\n  more\n  1. first\n  2. second\n- three\n\nAfter"
        );
        assert_eq!(to_plain("<ol start=3><li>c</li><li> </li><li>d</ol>"), "3. c\n5. d");
        assert_eq!(to_plain("x<ul><li></li></ul>"), "x");
    }

    #[test]
    fn a_links_address_follows_where_the_text_does_not_say_it() {
        let html = r##"<a href="https://ec.europa.eu/a">Guide</a>, <a href="https://www.example.org/">example.org</a>,
            <a href="mailto:help@example.org">help@example.org</a>, <a href="mailto:x@example.org">desk</a>,
            <a href="#top">up</a>, <a href="javascript:go()">go</a><a href="https://e.org/i"><img src=x></a>"##;
        assert_eq!(
            to_plain(html),
            "Guide (https://ec.europa.eu/a), example.org, help@example.org, desk (x@example.org), up, go"
        );
        assert_eq!(
            to_plain("<p>see <a href='https://e.org/x'>the <b>page</b></a></p>."),
            "see the page (https://e.org/x)\n\n."
        );
    }

    #[test]
    fn a_table_row_is_a_line() {
        assert_eq!(
            to_plain(
                "<p>Scores</p><table><tbody>\n <tr>\n <th>Topic</th><th><p>Sent</p></th></tr>\n<tr><td>A</td><td>12<br>x</td></tr></tbody></table>End"
            ),
            "Scores\n\nTopic | Sent\nA | 12 x\n\nEnd"
        );
    }

    #[test]
    fn what_is_no_text_is_dropped() {
        assert_eq!(
            to_plain(
                "<style>p{}</style><p>a<!-- c < d --></p><script>if (a<b) { \"</p>\" }</script><span lang=x>b</span>"
            ),
            "a\n\nb"
        );
    }

    #[test]
    fn broken_markup_loses_no_words() {
        assert_eq!(to_plain("<p>if a<b then <i>c"), "if a<b then c");
        assert_eq!(to_plain("<p>grants < 5 million & more"), "grants < 5 million & more");
        assert_eq!(to_plain("<p>write to <desk@example.org></p>"), "write to <desk@example.org>");
        assert_eq!(to_plain("<p>left </b></p></p></ul></td> right"), "left\n\nright");
        assert_eq!(to_plain("<p>cost <100"), "cost <100");
    }

    #[test]
    fn no_line_ends_in_white_space() {
        let text =
            to_plain("<p>a &nbsp; <br> b </p> <ul> <li> c </li> </ul> <table><tr><td> d </td><td></td></tr></table>");
        assert!(text.lines().all(|line| line == line.trim_end()), "{text:?}");
    }
}
