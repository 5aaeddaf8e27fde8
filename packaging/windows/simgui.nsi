; The installer for Windows: for one person, without administrator rights. Compiled by windows/installer.py, which
; defines VERSION, PROGRAM (the frozen folder), ICON, OUTPUT and SIZE_KB.

Unicode true
SetCompressor /SOLID lzma
!include MUI2.nsh
!include FileFunc.nsh

Name "SimGUI"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\SimGUI"
InstallDirRegKey HKCU "Software\SimGUI" "InstallDir"
RequestExecutionLevel user
ManifestDPIAware true

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "SimGUI"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "SimGUI installer"
VIAddVersionKey "LegalCopyright" "The SimGUI contributors, Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\simgui-window.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(START)"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\SimGUI"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
; Windows chooses one of these by its own language; the first is for all others.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString START ${LANG_ENGLISH} "Start SimGUI"
LangString START ${LANG_GERMAN} "SimGUI starten"
LangString ENTRY ${LANG_ENGLISH} "Search similar pictures"
LangString ENTRY ${LANG_GERMAN} "Ähnliche Bilder suchen"
LangString IN_MENU ${LANG_ENGLISH} "$\"Search similar pictures$\" in the file manager"
LangString IN_MENU ${LANG_GERMAN} "„Ähnliche Bilder suchen“ im Explorer"
LangString ON_DESKTOP ${LANG_ENGLISH} "Shortcut on the desktop"
LangString ON_DESKTOP ${LANG_GERMAN} "Verknüpfung auf dem Desktop"
LangString ABOUT_PROGRAM ${LANG_ENGLISH} "The program with all that it needs."
LangString ABOUT_PROGRAM ${LANG_GERMAN} "Das Programm mit allem, was es braucht."
LangString ABOUT_ENTRY ${LANG_ENGLISH} "An entry in the menu of pictures and folders."
LangString ABOUT_ENTRY ${LANG_GERMAN} "Ein Eintrag im Menü von Bildern und Ordnern."
LangString ABOUT_DESKTOP ${LANG_ENGLISH} "A shortcut on the desktop."
LangString ABOUT_DESKTOP ${LANG_GERMAN} "Eine Verknüpfung auf dem Desktop."
LangString ALSO_DELETE ${LANG_ENGLISH} "Also delete SimGUI's library: what it has indexed and the models you trained? Your pictures are not touched."
LangString ALSO_DELETE ${LANG_GERMAN} "Auch die Bibliothek von SimGUI löschen: was es indiziert hat, und die Modelle, die Sie trainiert haben? Ihre Bilder bleiben unberührt."

; File types that get an entry in the file manager's menu.
!macro EachPicture MACRO
  !insertmacro ${MACRO} ".jpg"
  !insertmacro ${MACRO} ".jpeg"
  !insertmacro ${MACRO} ".png"
  !insertmacro ${MACRO} ".webp"
  !insertmacro ${MACRO} ".gif"
  !insertmacro ${MACRO} ".bmp"
  !insertmacro ${MACRO} ".tif"
  !insertmacro ${MACRO} ".tiff"
!macroend
!macro AddEntry TYPE
  WriteRegStr HKCU "Software\Classes\SystemFileAssociations\${TYPE}\shell\SimGUI" "" "$(ENTRY)"
  WriteRegStr HKCU "Software\Classes\SystemFileAssociations\${TYPE}\shell\SimGUI" "Icon" "$INSTDIR\simgui-window.exe"
  WriteRegStr HKCU "Software\Classes\SystemFileAssociations\${TYPE}\shell\SimGUI\command" "" '"$INSTDIR\simgui-window.exe" "%1"'
!macroend
!macro RemoveEntry TYPE
  DeleteRegKey HKCU "Software\Classes\SystemFileAssociations\${TYPE}\shell\SimGUI"
!macroend

Section "SimGUI" SectionProgram
  SectionIn RO
  ; What an older version had and this one has not must not stay among it.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}\*"
  CreateShortcut "$SMPROGRAMS\SimGUI.lnk" "$INSTDIR\simgui-window.exe"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\SimGUI" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "SimGUI"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\simgui-window.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The SimGUI contributors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "$(IN_MENU)" SectionEntry
  !insertmacro EachPicture AddEntry
  WriteRegStr HKCU "Software\Classes\Directory\shell\SimGUI" "" "$(ENTRY)"
  WriteRegStr HKCU "Software\Classes\Directory\shell\SimGUI" "Icon" "$INSTDIR\simgui-window.exe"
  WriteRegStr HKCU "Software\Classes\Directory\shell\SimGUI\command" "" '"$INSTDIR\simgui-window.exe" "%1"'
SectionEnd

Section /o "$(ON_DESKTOP)" SectionDesktop
  CreateShortcut "$DESKTOP\SimGUI.lnk" "$INSTDIR\simgui-window.exe"
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionProgram} "$(ABOUT_PROGRAM)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionEntry} "$(ABOUT_ENTRY)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SectionDesktop} "$(ABOUT_DESKTOP)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Section "Uninstall"
  ; Only what was installed: the person may have chosen a folder that holds other things.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\simgui.exe"
  Delete "$INSTDIR\simgui-window.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\SimGUI.lnk"
  Delete "$DESKTOP\SimGUI.lnk"
  !insertmacro EachPicture RemoveEntry
  DeleteRegKey HKCU "Software\Classes\Directory\shell\SimGUI"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\SimGUI"
  ; The library is the person's: hours of indexing, and the models. Kept unless they say otherwise; silently, always.
  IfFileExists "$LOCALAPPDATA\simgui\*.*" 0 done
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(ALSO_DELETE)$\r$\n$\r$\n$LOCALAPPDATA\simgui" /SD IDNO IDNO done
  RMDir /r "$LOCALAPPDATA\simgui"
done:
SectionEnd
