//! A signed-in user without a browser: requests by hand, and a walk over every link.

use std::collections::BTreeSet;

use crate::web::Served;

/// Somebody who is signed in.
pub struct Visitor<'s> {
    served: &'s Served,
    cookie: String,
    csrf: String,
}

/// An answer, cut where the body begins.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn of(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        Self { status, head: head.to_owned(), body: body.to_owned() }
    }

    /// Values of a header.
    pub fn header(&self, name: &str) -> Vec<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value).collect()
    }

    /// Where the answer leads: links, forms, redirects.
    pub fn links(&self) -> BTreeSet<String> {
        let quoted = ["href=\"", "action=\"", "src=\""].into_iter().flat_map(|attribute| {
            self.body.split(attribute).skip(1).filter_map(|rest| rest.split('"').next())
        });
        let all = quoted.chain(self.header("location"));
        all.filter(|link| link.starts_with('/')).map(|link| link.replace("&amp;", "&")).collect()
    }

    /// What goes into the browser's history: address and title.
    pub fn title(&self) -> &str {
        let rest = self.body.split("<title>").nth(1).unwrap_or_default();
        rest.split("</title>").next().unwrap_or_default()
    }
}

impl<'s> Visitor<'s> {
    /// Signs in.
    pub fn sign_in(served: &'s Served, login: &str, password: &str) -> Self {
        let mut visitor = Self { served, cookie: String::new(), csrf: String::new() };
        let password = password.replace(' ', "+");
        let entered =
            visitor.post("/login", &format!("login={login}&password={password}&back=%2F"));
        assert_eq!(entered.status, 303, "{}", entered.head);
        let cookies: Vec<&str> = entered
            .header("set-cookie")
            .into_iter()
            .filter_map(|cookie| cookie.split(';').next())
            .collect();
        visitor.cookie = cookies.join("; ");
        let home = visitor.get("/");
        let token = home.body.split("name=\"csrf\" value=\"").nth(1).unwrap();
        visitor.csrf = token.split('"').next().unwrap().to_owned();
        visitor
    }

    pub fn get(&self, path: &str) -> Answer {
        Answer::of(&self.served.send(&format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: {}\r\n\r\n",
            self.served.address, self.cookie
        )))
    }

    /// Sends a form; its token comes first by itself.
    pub fn post(&self, path: &str, form: &str) -> Answer {
        let token =
            if self.csrf.is_empty() { String::new() } else { format!("csrf={}&", self.csrf) };
        let body = format!("{}{form}", token);
        Answer::of(&self.served.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nCookie: {}\r\n\
             Origin: http://{host}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\n\r\n{body}",
            self.cookie,
            body.len(),
            host = self.served.address
        )))
    }

    /// Every page that can be reached by reading, from these addresses on; at most `most`.
    pub fn walk(&self, from: &[String], most: usize) -> Vec<(String, Answer)> {
        let mut open: Vec<String> = from.iter().rev().cloned().collect();
        let mut seen = BTreeSet::new();
        let mut pages = Vec::new();
        while let Some(path) = open.pop() {
            let asset = path.starts_with("/assets") || path.starts_with("//");
            if asset || pages.len() >= most || !seen.insert(path.clone()) {
                continue;
            }
            let answer = self.get(&path);
            let links = answer.links();
            open.extend(links.into_iter().map(|l| l.split('#').next().unwrap().to_owned()));
            pages.push((path, answer));
        }
        pages
    }
}
