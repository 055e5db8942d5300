/**
 * What makes a shell ask us at the Tab key. The scripts hand the line over as data and insert what comes
 * back, already quoted: nothing that was typed or that stands in a register is ever evaluated.
 */

/** bash 3.2 and later, with and without bash-completion. */
const BASH = `# buding: completion for bash. In ~/.bashrc: source <(buding completion bash)
_buding_complete() {
  local line mode
  COMPREPLY=()
  {
    read -r mode || return 0
    case "$mode" in
      files) compopt -o default 2>/dev/null; return 0 ;;
      folders) compopt -o dirnames 2>/dev/null; return 0 ;;
      nospace) compopt -o nospace 2>/dev/null ;;
    esac
    compopt -o nosort 2>/dev/null
    while IFS= read -r line; do COMPREPLY+=("$line"); done
  } < <(buding __complete bash "\${COMP_LINE:0:COMP_POINT}" "$2" "$COMP_TYPE" "\${COLUMNS:-80}" 2>/dev/null)
}
complete -F _buding_complete buding
`;

const ZSH = `#compdef buding
# buding: completion for zsh. In ~/.zshrc, after compinit: source <(buding completion zsh)
_buding() {
  local -a lines values shown
  local mode line
  lines=("\${(@f)$(buding __complete zsh -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  mode=$lines[1]
  shift lines
  case "$mode" in
    files) [[ $PREFIX == -*=* ]] && compset -P '*='; _files; return ;;
    folders) [[ $PREFIX == -*=* ]] && compset -P '*='; _files -/; return ;;
  esac
  for line in $lines; do
    values+=("\${line%%$'\\t'*}")
    shown+=("\${line//$'\\t'/  }")
  done
  (( $#values )) || return 1
  local -a how
  [[ "$mode" == nospace ]] && how=(-S '')
  # What is like the word, but does not begin with it: shown, and inserted only when it is the only one.
  [[ "$mode" == like ]] && compstate[insert]='' && compstate[list]='list force'
  compadd -U -l -V buding -d shown "\${how[@]}" -a values
}
if [[ "$funcstack[1]" == _buding ]]; then
  _buding "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _buding buding
fi
`;

const FISH = `# buding: completion for fish. In ~/.config/fish/config.fish: buding completion fish | source
function __buding_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (buding __complete fish -- $words[2..-1] "$current" 2>/dev/null)
    set -l flag (string match -r -- '^-[^=]*=' "$current")
    set -l path (string replace -r -- '^-[^=]*=' '' "$current")
    switch "$lines[1]"
        case files
            for one in (__fish_complete_path "$path")
                echo "$flag$one"
            end
        case folders
            for one in (__fish_complete_directories "$path")
                echo "$flag$one"
            end
        case '*'
            if test (count $lines) -gt 1
                printf '%s\\n' $lines[2..-1]
            end
    end
end
complete -c buding -e
complete -c buding -f -k -a '(__buding_complete)'
`;

const POWERSHELL = `# buding: completion for PowerShell. In $PROFILE:
#   buding completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName buding -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $line = $commandAst.ToString()
    if ($line.Length -gt $length) { $line = $line.Substring(0, $length) }
    $line = $line.PadRight($length)
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $env:BUDING_COMPLETE_LINE = $line
        $answer = @(& buding __complete powershell 2>$null)
    } finally {
        Remove-Item Env:BUDING_COMPLETE_LINE -ErrorAction SilentlyContinue
        [Console]::OutputEncoding = $encoding
    }
    if ($answer.Count -eq 0 -or $answer[0] -eq 'files' -or $answer[0] -eq 'folders') { return }
    $answer | Select-Object -Skip 1 | ForEach-Object {
        $value, $shown, $about = $_.Split("\`t", 3)
        if (-not $about) { $about = $shown }
        [System.Management.Automation.CompletionResult]::new($value, $shown, 'ParameterValue', $about)
    }
}
`;

export const SCRIPTS = { bash: BASH, zsh: ZSH, fish: FISH, powershell: POWERSHELL } as const;

export type Shell = keyof typeof SCRIPTS;

export const SHELLS = Object.keys(SCRIPTS) as Shell[];
