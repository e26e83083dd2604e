/** What libraries take for granted and Chrome 87 does not have; loaded before them. */
if (typeof Object.hasOwn !== 'function') {
  Object.hasOwn = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
}
