"""What is no Markdown into findings, told by content (`detection`): drawings of roadmap.sh (`roadmap`, laid out by
`drawing`), `ossu`, `playlist`, `spreadsheet`, and outlines (`opml`, `bullets`, both by way of `tree`)."""
