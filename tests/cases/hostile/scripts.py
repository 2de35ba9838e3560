"""Texts that want to be run, in every field and in the body."""

from generator.model.fields import FIELDS
from tests.cases.hostile.writing import posting

TEXTS = {
    "script": "<script>alert(1)</script>",
    "closing": "</script><script>alert(1)</script><!--",
    "handler": "\"'><img src=x onerror=alert(1)>",
    "javascript": "javascript:alert(1)",
    "javascript-hidden": "java\tscript:alert(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "jinja": "{{ 7 * 7 }}{% raw %}{{ site.config }}{# x #}{% for a in b %}",
    "liquid": "{% include /etc/passwd %}{{ site.github }}",
    "svg": "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "json": '"}],"@type":"Thing",\u2028\\',
    "formula": '=HYPERLINK("https://a.example")',
    "end": "]]>--><?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>&b;",
}
BODY = """\
<script>alert(1)</script><ScRiPt src=//a.example/x.js></sCrIpT>
[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](java&#10;script:alert(1)) [d](data:text/html,x) [e]( javascript:x)
![f](javascript:alert(1)) ![g](x" onerror="alert(1)) <javascript:alert(1)> <a href="vbscript:x">h</a>
<a href="https://a.example" onclick="alert(1)" style="position:fixed">i</a> <img src=x onerror=alert(1)>

<iframe src="https://a.example"></iframe><object data="x"></object><embed src="x"><base href="//a.example/">
<form action="https://a.example"><input name=a><button formaction="javascript:alert(1)">b</button></form>
<svg><a xlink:href="javascript:alert(1)"><text>c</text></a><animate onbegin=alert(1)></svg>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>
<meta http-equiv="refresh" content="0;url=//a.example"><link rel=stylesheet href=//a.example><style>*{}</style>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript><template><script>alert(1)</script></template>
{{ 7 * 7 }} {% raw %} {{ site }} <!-- {{ page }} </script> ]]>

<h1 id="main" class="skip" name="body">d</h1> <p id="__proto__">e</p>

```{onclick=alert(1)} <b>
</code></pre><script>alert(1)</script>
```
"""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\t", " ") + "'"


CASES = {
    "body": posting(BODY),
    "labelled": posting("".join(f"**{field.name}:** {text}\n\n" for field in FIELDS for text in TEXTS.values())),
    **{
        f"fields-{name}": "---\n"
        + "".join(f"{field.name}: {_quoted(text)}\n" for field in FIELDS if field.name != "draft")  # kept back by it
        + "---\nWe sleep by day.\n"
        for name, text in TEXTS.items()
    },
    **{f"title-{name}": posting(title=_quoted(text)) for name, text in TEXTS.items()},
    **{f"apply-{name}": posting(apply=_quoted(text)) for name, text in TEXTS.items()},
}
